using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Primitives;

namespace PlanBot.WeCom.Callback;

/// <summary>
/// One callback address. What is not WeCom's is refused with an empty body, and what is gets its answer within 5 seconds
/// whatever the handler does: the handler's own, else an empty one, while the handler goes on.
/// </summary>
/// <remarks>
/// Repeats of a message are told to the handler like any other; it tells them by the message's id.
/// Source: developer.work.weixin.qq.com/document/path/90238 (app) and /101033 (robot).
/// </remarks>
/// <typeparam name="TMessage">What a decrypted message is read as.</typeparam>
/// <param name="door">How ciphertexts are wrapped.</param>
/// <param name="cipher">With the door's token, key and receive id.</param>
/// <param name="read">Reads a decrypted message; null, or a <see cref="JsonException"/>, for what is none.</param>
/// <param name="handle">
/// Does what is to be done with a message, on a thread of its own, and delivers the answer once: by
/// <see cref="PassiveReply.TryAnswerAsync"/>, or in another way when that returns false. May take as long as it likes.
/// </param>
/// <param name="time">The clock that requests' times are held against, and that runs out on slow answers.</param>
/// <param name="logger">Gets refusals, once a minute at most, and handlers' faults.</param>
internal sealed partial class CallbackEndpoint<TMessage>(
    ICallbackDoor door, CallbackCipher cipher, Func<string, TMessage?> read, Func<TMessage, PassiveReply, Task> handle, TimeProvider time, ILogger logger)
    where TMessage : class
{
    /// <summary>Bytes of the longest body that is read; a message of WeCom's has a few hundred, of 2,048 bytes of text at most.</summary>
    public const int LongestBody = 64 * 1024;

    /// <summary>Until when a request is answered, counted from its arrival. WeCom hangs up after 5 seconds; the second left is for the ways there and back.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>How long a body may take to arrive. WeCom sends it at once; who trickles it holds a connection on purpose.</summary>
    public static readonly TimeSpan BodyPatience = TimeSpan.FromSeconds(2);

    /// <summary>How far a request's time may be from this machine's, before or after it.</summary>
    public static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(5);

    private readonly RefusalLog _refusals = new(door.Section, time, logger);
    private readonly ConcurrentDictionary<Task, Task> _late = [];

    /// <summary>
    /// Answers a request: 403 for what WeCom has not signed or not just now, 413 for a body over 64 KiB, 408 for one that
    /// does not come, 405 for another method than GET and POST; else 200, with the answer or empty.
    /// </summary>
    public async Task HandleAsync(HttpContext context)
    {
        long arrived = time.GetTimestamp();
        int status = context.Request.Method switch
        {
            "GET" => await VerifyAsync(context),
            "POST" => await ReceiveAsync(context, arrived),
            _ => StatusCodes.Status405MethodNotAllowed,
        };
        if (!context.Response.HasStarted) context.Response.StatusCode = status;
    }

    /// <summary>Ends when the handlers have that were at work when their requests had been answered. To be awaited before the program stops.</summary>
    public Task DrainAsync() => Task.WhenAll(_late.Keys);

    /// <summary>WeCom asks, when the address is set, whether the one behind it knows the key.</summary>
    private async Task<int> VerifyAsync(HttpContext context)
    {
        if (One(context.Request.Query["echostr"]) is not { } encrypted) return Refuse(Refusal.Unsigned);
        if (Open(context.Request.Query, encrypted) is not { } plaintext) return StatusCodes.Status403Forbidden;
        await WriteAsync(context, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(plaintext));
        return StatusCodes.Status200OK;
    }

    private async Task<int> ReceiveAsync(HttpContext context, long arrived)
    {
        // What bears no signature is not read at all.
        if (One(context.Request.Query["msg_signature"]) is null) return Refuse(Refusal.Unsigned);
        var (body, status) = await RequestBody.ReadAsync(context, LongestBody, BodyPatience, time);
        if (body is null) return status;
        if (door.ReadEncrypted(body) is not { } encrypted) return Refuse(Refusal.Unsigned);
        if (Open(context.Request.Query, encrypted) is not { } plaintext) return StatusCodes.Status403Forbidden;
        if (Read(plaintext) is not { } message)
        {
            // Empty and not refused: WeCom would only repeat it.
            Refuse(Refusal.Unreadable);
            return StatusCodes.Status200OK;
        }
        var reply = new PassiveReply();
        using var timer = time.CreateTimer(static reply => ((PassiveReply)reply!).Close(), reply, Left(arrived), Timeout.InfiniteTimeSpan);
        // On another thread, so that a handler that blocks does not hold the response back.
        var handling = Task.Run(() => RunAsync(message, reply));
        if (await reply.Answer is { } answer) await AnswerAsync(context, reply, answer);
        if (!handling.IsCompleted) KeepInSight(handling);
        return StatusCodes.Status200OK;
    }

    private async Task RunAsync(TMessage message, PassiveReply reply)
    {
        try
        {
            await handle(message, reply);
        }
        catch (Exception e)
        {
            LogHandlerFailed(e, door.Section);
        }
        finally
        {
            reply.Close();
        }
    }

    private async Task AnswerAsync(HttpContext context, PassiveReply reply, string answer)
    {
        bool isWritten = false;
        try
        {
            long timestamp = time.GetUtcNow().ToUnixTimeSeconds();
            string nonce = RandomNumberGenerator.GetHexString(16, lowercase: true), encrypted = cipher.Encrypt(answer);
            string signature = cipher.Sign(timestamp.ToString(CultureInfo.InvariantCulture), nonce, encrypted);
            isWritten = await WriteAsync(context, door.ContentType, door.WriteReply(encrypted, signature, timestamp, nonce));
        }
        finally
        {
            reply.Written(isWritten);
        }
    }

    /// <summary>Whether the body went out to someone who was still there.</summary>
    private static async Task<bool> WriteAsync(HttpContext context, string type, byte[] body)
    {
        context.Response.ContentType = type;
        context.Response.ContentLength = body.Length;
        try
        {
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            return false;
        }
        // Writing to a closed connection fails silently.
        return !context.RequestAborted.IsCancellationRequested;
    }

    /// <summary>The decrypted text of a request that is WeCom's; null for any other, which is logged.</summary>
    private string? Open(IQueryCollection query, string encrypted)
    {
        if (One(query["msg_signature"]) is not { } signature || One(query["timestamp"]) is not { } timestamp || One(query["nonce"]) is not { } nonce) return Refused(Refusal.Unsigned);
        if (!IsFresh(timestamp)) return Refused(Refusal.Stale);
        return cipher.Decrypt(signature, timestamp, nonce, encrypted) switch
        {
            DecryptOutcome.Ok ok => ok.Plaintext,
            DecryptOutcome.BadSignature => Refused(Refusal.BadSignature),
            DecryptOutcome.BadReceiveId => Refused(Refusal.BadReceiveId),
            _ => Refused(Refusal.BadCiphertext),
        };
    }

    private bool IsFresh(string timestamp) =>
        long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds)
        && Math.Abs(time.GetUtcNow().ToUnixTimeSeconds() - seconds) <= (long)LargestSkew.TotalSeconds;

    private TMessage? Read(string plaintext)
    {
        try
        {
            return read(plaintext);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private TimeSpan Left(long arrived)
    {
        var left = Patience - time.GetElapsedTime(arrived);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private int Refuse(Refusal reason)
    {
        _refusals.Add(reason);
        return StatusCodes.Status403Forbidden;
    }

    private string? Refused(Refusal reason)
    {
        _refusals.Add(reason);
        return null;
    }

    private void KeepInSight(Task handling)
    {
        _late.TryAdd(handling, handling);
        handling.ContinueWith(ended => _late.TryRemove(ended, out _), TaskScheduler.Default);
    }

    private static string? One(StringValues values) => values.Count == 1 ? values[0] : null;

    [LoggerMessage(Level = LogLevel.Error, Message = "A message for {Section} could not be handled")]
    private partial void LogHandlerFailed(Exception e, string section);
}
