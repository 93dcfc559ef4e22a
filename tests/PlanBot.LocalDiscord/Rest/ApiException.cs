namespace PlanBot.LocalDiscord;

/// <summary>A request that Discord refuses; the message goes to the client.</summary>
/// <remarks>Codes are of the page "Opcodes and Status Codes" of Discord's documentation, section JSON.</remarks>
internal sealed class ApiException(int status, int code, string message) : Exception(message)
{
    /// <summary>HTTP status.</summary>
    public int Status => status;

    /// <summary>Discord's error code.</summary>
    public int Code => code;

    /// <summary>Errors by field, for code 50035.</summary>
    public FieldErrors? Errors { get; init; }

    public static ApiException UnknownChannel() => new(404, 10003, "Unknown Channel");

    public static ApiException UnknownMessage() => new(404, 10008, "Unknown Message");

    public static ApiException UnknownWebhook() => new(404, 10015, "Unknown Webhook");

    public static ApiException UnknownInteraction() => new(404, 10062, "Unknown interaction");

    public static ApiException MissingAccess() => new(403, 50001, "Missing Access");

    public static ApiException Invalid(FieldErrors errors) => new(400, 50035, "Invalid Form Body") { Errors = errors };

    public static ApiException Invalid(string field, string code, string message)
    {
        var errors = new FieldErrors();
        errors.Add(field.Split('.', StringSplitOptions.RemoveEmptyEntries), code, message);
        return Invalid(errors);
    }

    /// <summary>The answer's JSON.</summary>
    public byte[] ToJson() => JsonWriting.Object(writer =>
    {
        writer.WriteString("message", Message);
        writer.WriteNumber("code", Code);
        Errors?.Write(writer, "errors");
    });
}
