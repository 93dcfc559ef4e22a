using System.Text;
using Microsoft.AspNetCore.Http;

namespace PlanBot.WeCom.Tests.Callback;

/// <summary>Makes a request that was right wrong in ways that its random numbers choose.</summary>
internal sealed class Mangler(CallbackLab lab, int seed)
{
    private static readonly string[] s_names = ["msg_signature", "timestamp", "nonce", "echostr"];

    // What parsers are afraid of.
    private static readonly string[] s_values =
        ["", "0", "-1", "1e9", "99999999999999999999", "null", "[]", "{}", "%00", "%FF%FE", "%", "%zz", "&", "=", "+", "湾区", "\u202E", "'\"<>", "AAAA", "A", "====", "\0"];

    private static readonly string[] s_bodies =
    [
        "", " ", "null", "[]", "{}", "0", "\"\"", """{"encrypt":null}""", """{"encrypt":5}""", """{"encrypt":["a"]}""", """{"encrypt":{"a":1}}""", """{"encrypt":""}""", "{\"encrypt\":\"", """{"encrypt":"\ud800"}""",
        "<xml/>", "<xml></xml>", "<xml><Encrypt/></xml>", "<xml><Encrypt><a>b</a></Encrypt></xml>", "<xml><Encrypt>&lt;</Encrypt>", "<xml xmlns=\"a\"><Encrypt>b</Encrypt></xml>", "<?xml version=\"1.0\" encoding=\"utf-16\"?><xml><Encrypt>b</Encrypt></xml>",
        "<!DOCTYPE xml [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><xml><Encrypt>&c;</Encrypt></xml>",
        "<!DOCTYPE xml SYSTEM \"http://127.0.0.1:9/x.dtd\"><xml><Encrypt>b</Encrypt></xml>", "<!DOCTYPE xml [<!ENTITY a SYSTEM \"file:///dev/zero\">]><xml><Encrypt>&a;</Encrypt></xml>", "<xml><Encrypt>&#0;&#xFFFFFFFF;</Encrypt></xml>",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A signed message or URL verification, with one to three things wrong that leave whoever sends it without a signature.</summary>
    public DefaultHttpContext Unsigned(string plaintext)
    {
        var request = _random.Next(5) == 0 ? lab.Get(plaintext) : lab.Post(plaintext);
        string query = request.Request.QueryString.Value![1..];
        byte[] body = ((MemoryStream)request.Request.Body).ToArray();
        for (int wrongs = _random.Next(1, 4); wrongs > 0; wrongs--)
        {
            if (_random.Next(2) == 0) query = MangleQuery(query);
            else body = MangleBody(body);
        }
        var mangled = CallbackLab.Request(request.Request.Method, "?" + query, body);
        if (_random.Next(8) == 0) mangled.Request.ContentLength = _random.Next(3) switch { 0 => null, 1 => 0, _ => long.MaxValue };
        if (_random.Next(50) == 0) mangled.Request.Method = Pick(["GET", "POST", "PUT", "OPTIONS", "get", ""]);
        return mangled;
    }

    /// <summary>A ciphertext that is signed as it should be, but holds anything: what someone sends who knows the token, or WeCom on a bad day.</summary>
    public DefaultHttpContext SignedGarbage()
    {
        string encrypted = _random.Next(4) switch
        {
            0 => Pick(s_values),
            1 => Convert.ToBase64String(Bytes(_random.Next(0, 200))),
            2 => Convert.ToBase64String(Bytes(32 * _random.Next(0, 9))),
            _ => lab.Cipher.Encrypt(Pick(s_bodies) + Pick(s_values)),
        };
        encrypted = new string([.. encrypted.Where(c => c is > ' ' and not ('"' or '\\' or '<' or '&' or ']') and < '\uD800')]);
        return CallbackLab.Request("POST", lab.Query(lab.Now, encrypted), lab.Envelope(encrypted));
    }

    private string MangleQuery(string query)
    {
        string[] parts = query.Split('&');
        int i = _random.Next(parts.Length);
        switch (_random.Next(8))
        {
            case 0: return string.Join('&', parts.Where((_, j) => j != i));
            case 1: return query + "&" + parts[i];
            case 2: return query + "&" + Pick(s_names) + "=" + Pick(s_values);
            case 3: parts[i] = parts[i].Split('=')[0] + "=" + Pick(s_values); break;
            case 4: parts[i] = parts[i].Split('=')[0] + "[]=" + Pick(s_values); break;
            case 5: return query[.._random.Next(query.Length + 1)];
            case 6: return query + "&x=" + new string('y', _random.Next(20_000));
            default: return Flip(query);
        }
        return string.Join('&', parts);
    }

    private byte[] MangleBody(byte[] body) => _random.Next(9) switch
    {
        0 => body[..Math.Min(body.Length, _random.Next(body.Length + 1))],
        1 => [.. body, .. body],
        2 => [.. body, .. Bytes(_random.Next(1, 40))],
        3 => Encoding.UTF8.GetBytes(Pick(s_bodies)),
        4 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(body)),
        5 => Bytes(_random.Next(0, 300)),
        6 => _random.Next(20) == 0 ? new byte[70_000] : [0xEF, 0xBB, 0xBF, .. body],
        7 => _random.Next(20) == 0 ? Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(lab.IsRobot ? "[" : "<a>", 20_000))) : [.. Bytes(_random.Next(1, 4)), .. body],
        _ => body.Length == 0 ? body : FlipBit(body),
    };

    private string Flip(string text)
    {
        if (text.Length == 0) return text;
        char[] characters = text.ToCharArray();
        characters[_random.Next(characters.Length)] ^= (char)(1 << _random.Next(8));
        return new string(characters);
    }

    private byte[] FlipBit(byte[] body)
    {
        byte[] flipped = [.. body];
        flipped[_random.Next(flipped.Length)] ^= (byte)(1 << _random.Next(8));
        return flipped;
    }

    private byte[] Bytes(int length)
    {
        byte[] bytes = new byte[length];
        _random.NextBytes(bytes);
        return bytes;
    }

    private string Pick(string[] among) => among[_random.Next(among.Length)];
}
