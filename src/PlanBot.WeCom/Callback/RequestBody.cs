using System.Buffers;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace PlanBot.WeCom.Callback;

/// <summary>Reads the body of a request that nobody vouches for: so much and so long, no further.</summary>
internal static class RequestBody
{
    /// <summary>The body, or null with the status to answer: 413 when it is too long, 408 when it does not come in time, 400 when it is broken off.</summary>
    /// <param name="context">The request's.</param>
    /// <param name="longest">Bytes; a body of exactly as many is read.</param>
    /// <param name="patience">How long the whole body may take.</param>
    /// <param name="time">Measures that.</param>
    public static async Task<(byte[]? Body, int Status)> ReadAsync(HttpContext context, int longest, TimeSpan patience, TimeProvider time)
    {
        if (context.Request.ContentLength > longest) return (null, StatusCodes.Status413PayloadTooLarge);
        using var timeUp = new CancellationTokenSource(patience, time);
        using var given = CancellationTokenSource.CreateLinkedTokenSource(timeUp.Token, context.RequestAborted);
        try
        {
            return await ReadAsync(context.Request.BodyReader, longest, given.Token) is { } body ? (body, StatusCodes.Status200OK) : (null, StatusCodes.Status413PayloadTooLarge);
        }
        catch (OperationCanceledException)
        {
            return (null, StatusCodes.Status408RequestTimeout);
        }
        catch (BadHttpRequestException e)
        {
            return (null, e.StatusCode);
        }
        catch (IOException)
        {
            return (null, StatusCodes.Status400BadRequest);
        }
    }

    private static async Task<byte[]?> ReadAsync(PipeReader reader, int longest, CancellationToken cancellation)
    {
        while (true)
        {
            var read = await reader.ReadAsync(cancellation);
            if (read.Buffer.Length > longest) return null;
            if (read.IsCompleted)
            {
                byte[] body = new byte[read.Buffer.Length];
                read.Buffer.CopyTo(body);
                reader.AdvanceTo(read.Buffer.End);
                return body;
            }
            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }
}
