namespace PlanBot.LocalDiscord;

/// <summary>An answer of REST.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">JSON, or null for none.</param>
internal sealed record ApiAnswer(int Status, byte[]? Body)
{
    /// <summary>204.</summary>
    public static ApiAnswer NoContent { get; } = new(204, null);

    /// <summary>200 with JSON.</summary>
    public static ApiAnswer Ok(byte[] body) => new(200, body);
}
