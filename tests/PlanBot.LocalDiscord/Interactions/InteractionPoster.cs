using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Sends interactions to a bot's endpoint by HTTP, signed, and takes the answer as the first response.</summary>
internal sealed class InteractionPoster(LocalDiscordOptions options, DiscordWorld world, InteractionDesk desk, InteractionSigner signer, OpenApiDocument api, ViolationLog violations) : IDisposable
{
    private const string Where = "interactions endpoint";

    private readonly HttpClient _http = new();

    /// <summary>Posts an interaction and carries out what comes back.</summary>
    public async Task PostAsync(Uri endpoint, LocalInteraction interaction)
    {
        byte[] body;
        lock (world.Gate)
        {
            body = InteractionJson.Event(world, interaction);
        }
        try
        {
            using var response = await SendAsync(endpoint, body, tamper: false);
            var answer = await response.Content.ReadAsByteArrayAsync();
            // 202 without a body: the bot responds by the callback route instead.
            if (response.StatusCode != HttpStatusCode.Accepted)
            {
                Take(interaction, response.StatusCode, answer);
            }
        }
        catch (HttpRequestException error)
        {
            violations.Add("endpoint", Where, error.Message);
        }
    }

    /// <summary>Posts any body, with a good or a bad signature.</summary>
    public async Task<HttpResponseMessage> SendAsync(Uri endpoint, byte[] body, bool tamper)
    {
        var timestamp = options.Time.GetUtcNow().ToUnixTimeSeconds().ToString();
        using var request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("X-Signature-Ed25519", signer.Sign(timestamp, tamper ? [.. body, (byte)' '] : body));
        request.Headers.Add("X-Signature-Timestamp", timestamp);
        request.Headers.UserAgent.ParseAdd("Discord-Interactions/1.0");
        return await _http.SendAsync(request);
    }

    public void Dispose() => _http.Dispose();

    private void Take(LocalInteraction interaction, HttpStatusCode status, byte[] answer)
    {
        try
        {
            if (status != HttpStatusCode.OK)
            {
                violations.Add("endpoint", Where, $"Answered with {(int)status}");
                return;
            }
            var body = JsonElement.Parse(answer);
            var errors = new FieldErrors();
            var unknown = new List<string>();
            if (options.Validate && api.TryFind("POST", "/interactions/1/t/callback", out var callback, out _))
            {
                BodyRules.Check(callback, body, hasFiles: false, errors, unknown);
            }
            foreach (var field in unknown)
            {
                violations.Add("unknown field", Where, field);
            }
            if (!errors.IsEmpty)
            {
                violations.Add("body", Where, errors.Summary);
                return;
            }
            lock (world.Gate)
            {
                desk.Respond(desk.ForCallback(interaction.Id, interaction.Token), body, []);
            }
        }
        catch (JsonException error)
        {
            violations.Add("endpoint", Where, $"No JSON: {error.Message}");
        }
        catch (ApiException error)
        {
            violations.Add("refused", Where, $"{error.Code} {error.Message}");
        }
    }
}
