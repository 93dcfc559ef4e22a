using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace PlanBot.WeCom.Api;

/// <summary>
/// WeCom's check for repeated messages: within an interval, a message of the same request JSON arrives once. A call that is sent
/// again is the same JSON; but so would be the same answer to a question asked twice, and the second would stay out. So the
/// interval itself differs from message to message: that makes the JSON of two messages two.
/// </summary>
/// <remarks>Source: document/path/90236, enable_duplicate_check and duplicate_check_interval.</remarks>
internal static class DuplicateCheck
{
    /// <summary>The shortest interval, in seconds: as long as a call may take with the new token and the repetition that it may need.</summary>
    public const int Shortest = 360;

    /// <summary>Above the longest, in seconds: WeCom's default. It allows 4 hours.</summary>
    public const int Limit = 1_800;

    /// <summary>The interval of a message, in seconds; the same for the same key at any time, also after a restart.</summary>
    /// <param name="key">What the message is: all sendings of one message have one key, other messages others.</param>
    public static int Interval(string key)
    {
        uint number = BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        return Shortest + (int)(number % (Limit - Shortest));
    }
}
