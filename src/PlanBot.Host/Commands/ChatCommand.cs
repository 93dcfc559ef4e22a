using System.CommandLine;
using PlanBot.Answers;
using PlanBot.Conversations;
using Spectre.Console;

namespace PlanBot.Host.Commands;

/// <summary><c>chat</c>: a conversation in the terminal.</summary>
internal static class ChatCommand
{
    private const string Conversation = "terminal";

    // An answer that takes longer than this is announced by a spinner.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(300);

    public static Command Create()
    {
        var command = new Command("chat", "在终端里对话");
        command.SetAction(RunAsync);
        return command;
    }

    private static Task<int> RunAsync(ParseResult parsed, CancellationToken cancel) => CommandLine.WithKnowledge(parsed, async knowledge =>
    {
        var time = TimeProvider.System;
        var assistant = new Assistant(knowledge, new ConversationMemory(time), time);
        AnsiConsole.MarkupLine("[bold]方案问答[/]  直接输入问题；上下键翻看历史，空行或 Ctrl+D 结束。");
        var history = new List<string>();
        while (!cancel.IsCancellationRequested && LineEditor.Read("› ", history) is { Length: > 0 } line)
        {
            history.Add(line);
            Write(await AnswerAsync(assistant, line, time));
        }
        return 0;
    });

    private static async Task<Reply> AnswerAsync(Assistant assistant, string line, TimeProvider time)
    {
        var answer = Task.Run(() => assistant.Ask(new Question(line, Conversation)));
        if (await Task.WhenAny(answer, Task.Delay(s_patience, time, CancellationToken.None)) != answer)
            await AnsiConsole.Status().StartAsync("正在查找……", _ => answer);
        return await answer;
    }

    private static void Write(Reply reply)
    {
        foreach (var block in reply.Blocks)
        {
            if (block is QuoteBlock { Citation: var citation })
                AnsiConsole.Write(new Padder(new Markup($"[green]“{Markup.Escape(citation.Quote)}”[/]\n[dim]—— {Markup.Escape(citation.Label)}[/]")).Padding(2, 0, 0, 0));
            else if (block is ProseBlock prose)
                AnsiConsole.WriteLine(prose.Text);
        }
        foreach (string suggestion in reply.Suggestions) AnsiConsole.MarkupLine($"  [blue]· {Markup.Escape(suggestion)}[/]");
        AnsiConsole.WriteLine();
    }
}
