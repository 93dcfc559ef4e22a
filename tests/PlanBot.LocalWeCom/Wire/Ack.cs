namespace PlanBot.LocalWeCom;

/// <summary>What WeCom answers to a frame or a call.</summary>
/// <param name="Code">One of <see cref="ErrorCode"/>; 0 for success.</param>
/// <param name="Detail">What exactly was wrong, put behind WeCom's words.</param>
internal readonly record struct Ack(int Code, string? Detail = null)
{
    public static Ack Ok => default;

    public bool IsOk => Code == ErrorCode.Ok;

    public string Text => Detail is null ? ErrorCode.Text(Code) : $"{ErrorCode.Text(Code)}: {Detail}";
}
