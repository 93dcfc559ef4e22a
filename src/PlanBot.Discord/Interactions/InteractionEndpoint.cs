using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PlanBot.Discord.Model;
using PlanBot.Discord.Rest;
using PlanBot.Storage;

namespace PlanBot.Discord.Interactions;

/// <summary>Interactions over HTTP, for several copies of the bot behind a load balancer: the same handlers as for the gateway.</summary>
/// <remarks>Source: discord-api-docs, developers/interactions/overview.mdx, Setting Up an Endpoint.</remarks>
public sealed partial class InteractionEndpoint
{
    // Longer than any interaction: a message command carries one message.
    private const int LongestBody = 1 << 20;

    private readonly SignatureCheck _signature;
    private readonly InteractionHandler _handler;
    private readonly DiscordRest _rest;
    private readonly BotStore _store;
    private readonly ILogger _logger;

    internal InteractionEndpoint(SignatureCheck signature, InteractionHandler handler, DiscordRest rest, BotStore store, ILogger logger)
    {
        _signature = signature;
        _handler = handler;
        _rest = rest;
        _store = store;
        _logger = logger;
    }

    /// <summary>Answers a request: 401 without Discord's signature, 413 for a body over 1 MiB, 400 for one that is no interaction.</summary>
    public async Task<IResult> HandleAsync(HttpRequest request)
    {
        if (await BodyAsync(request) is not { } body) return Results.StatusCode(StatusCodes.Status413PayloadTooLarge);
        if (!_signature.Holds(request.Headers["X-Signature-Ed25519"], request.Headers["X-Signature-Timestamp"], body))
        {
            LogBadSignature();
            return Results.Text("invalid request signature", statusCode: StatusCodes.Status401Unauthorized);
        }
        if (Read(body) is not { } interaction || (interaction.Type != InteractionType.Ping && (interaction.Id.Length == 0 || interaction.Token.Length == 0))) return Results.BadRequest();
        if (interaction.Type is not (InteractionType.Ping or InteractionType.Autocomplete) && !_store.TryClaim("discord:" + interaction.Id))
            return Json(InteractionResponse.Message(new MessageBody { Content = DiscordWording.AnsweredBefore(Locales.Language(interaction.Locale)), Flags = MessageBody.Ephemeral }));
        var outcome = await _handler.HandleAsync(interaction);
        if (outcome.Later is { } later) request.HttpContext.Response.OnCompleted(() => SendLaterAsync(interaction, later));
        return Json(outcome.Response);
    }

    private async Task SendLaterAsync(Interaction interaction, Task<MessageBody> later)
    {
        try
        {
            await _rest.EditOriginalResponseAsync(interaction.ApplicationId, interaction.Token, await later, DiscordJson.Readable.MessageBody, DiscordJson.Readable.SentMessage, CancellationToken.None);
        }
        catch (Exception e) when (e is DiscordException or HttpRequestException or Polly.ExecutionRejectedException or JsonException)
        {
            LogNotSent(e, interaction.Id);
        }
    }

    private static async Task<byte[]?> BodyAsync(HttpRequest request)
    {
        if (request.ContentLength > LongestBody) return null;
        using var body = new MemoryStream();
        var buffer = new byte[8192];
        int read;
        while ((read = await request.Body.ReadAsync(buffer)) > 0)
        {
            if (body.Length + read > LongestBody) return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }

    private static Interaction? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DiscordJson.Readable.Interaction);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static IResult Json(InteractionResponse response) => Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(response, DiscordJson.Readable.InteractionResponse), "application/json");

    [LoggerMessage(Level = LogLevel.Warning, Message = "An interaction over HTTP carried no signature of Discord's")]
    private partial void LogBadSignature();

    [LoggerMessage(Level = LogLevel.Error, Message = "The answer to {Id} could not be sent")]
    private partial void LogNotSent(Exception e, string id);
}
