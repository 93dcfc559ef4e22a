using System.Text;

namespace PlanBot.Host.Commands;

/// <summary>Reads a line from the terminal, with the lines before it behind the arrow keys.</summary>
internal static class LineEditor
{
    /// <summary>The line typed; null at the end of input. Where input is no terminal it is read as it comes.</summary>
    public static string? Read(string prompt, IReadOnlyList<string> history)
    {
        if (Console.IsInputRedirected) return Console.ReadLine();
        Console.Write(prompt);
        var line = new StringBuilder();
        int at = history.Count;
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            if (key.Key == ConsoleKey.Enter)
            {
                Console.WriteLine();
                return line.ToString();
            }
            if (key is { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } && line.Length == 0) return null;
            if (key.Key is ConsoleKey.UpArrow or ConsoleKey.DownArrow)
            {
                at = Math.Clamp(at + (key.Key == ConsoleKey.UpArrow ? -1 : 1), 0, history.Count);
                line.Clear().Append(at < history.Count ? history[at] : "");
            }
            else if (key.Key == ConsoleKey.Backspace && line.Length > 0)
            {
                line.Length -= line.Length > 1 && char.IsLowSurrogate(line[^1]) ? 2 : 1;
            }
            else if (!char.IsControl(key.KeyChar))
            {
                line.Append(key.KeyChar);
            }
            Console.Write($"\r\u001b[K{prompt}{line}");
        }
    }
}
