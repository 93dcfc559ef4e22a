using System.Net;

namespace PlanBot.Discord.Rest;

/// <summary>Discord refused a request, or failed to carry it out.</summary>
/// <param name="status">The HTTP status, 300 or above.</param>
/// <param name="code">Discord's error code; 0 when the answer named none.</param>
/// <param name="message">What was refused and why.</param>
/// <param name="errors">The failing fields; empty when Discord named none.</param>
internal sealed class DiscordException(HttpStatusCode status, int code, string message, IReadOnlyList<FieldError> errors)
    : Exception($"{message} (HTTP {(int)status}, code {code}){string.Concat(errors.Select(e => $"; {e}"))}")
{
    /// <summary>The HTTP status.</summary>
    public HttpStatusCode Status { get; } = status;

    /// <summary>
    /// Discord's error code, such as 50035 for an invalid body or 10062 for an interaction that came too late; 0 when the answer named none.
    /// Source: discord-api-docs, developers/topics/opcodes-and-status-codes.mdx.
    /// </summary>
    public int Code { get; } = code;

    /// <summary>The failing fields, in the order of the answer; empty when Discord named none.</summary>
    public IReadOnlyList<FieldError> Errors { get; } = errors;

    /// <summary>True when the request had been sent before, so that the earlier attempt may have been carried out.</summary>
    public bool IsAfterRetry { get; init; }
}
