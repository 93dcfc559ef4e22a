using System.CommandLine;
using System.Text.Json;
using PlanBot.Conversations;
using PlanBot.Host.Web;

namespace PlanBot.Host.Commands;

/// <summary><c>ask "问题"</c>: one answer.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var text = new Argument<string>("text") { Description = "问题" };
        var json = CommandLine.Json();
        var command = new Command("ask", "问一个问题") { text, json };
        command.SetAction((parsed, _) => CommandLine.WithKnowledge(parsed, async knowledge =>
        {
            var assistant = new Assistant(knowledge, new ConversationMemory(TimeProvider.System), TimeProvider.System);
            var reply = assistant.Ask(new Question(parsed.GetRequiredValue(text)));
            await Console.Out.WriteLineAsync(parsed.GetValue(json) ? JsonSerializer.Serialize(ReplyJson.From(reply), ApiJson.Readable.ReplyJson) : reply.Text);
            return 0;
        }));
        return command;
    }
}
