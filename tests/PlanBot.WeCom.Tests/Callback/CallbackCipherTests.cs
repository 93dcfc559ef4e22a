using System.Security.Cryptography;
using System.Text;
using CsCheck;
using PlanBot.WeCom.Callback;

namespace PlanBot.WeCom.Tests.Callback;

public sealed class CallbackCipherTests
{
    private const string Key = "cGxhbmJvdC10ZXN0LXZlY3Rvci1rZXktMDEyMzQ1Njc", Timestamp = "1700000000", Nonce = "372623558";

    private static readonly CallbackCipher s_cipher = new("token", Key, "wx5823bf96d3bd56c7");

    // Whole characters of every length in UTF-8; halves of surrogate pairs are no text.
    private static readonly Gen<string> s_text = Gen.Frequency(
        (3, Gen.Int[0x20, 0x7E].Select(c => new Rune(c))), (3, Gen.Int[0x4E00, 0x9FFF].Select(c => new Rune(c))), (1, Gen.Int[0x1F300, 0x1FAFF].Select(c => new Rune(c))), (1, Gen.Int[0, 0x7FF].Select(c => new Rune(c))))
        .Array[0, 200].Select(runes => string.Concat(runes));

    public static TheoryData<string> Names => [.. CallbackVector.All.Select(v => v.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Decrypt_Vectors_AsWeComsOwnLibraryHasIt(string name)
    {
        var vector = Vector(name);
        var outcome = Cipher(vector).Decrypt(vector.Signature, vector.Timestamp, vector.Nonce, vector.Encrypt);
        switch (vector.Expect)
        {
            case "ok": Assert.Equal(new DecryptOutcome.Ok(vector.Plaintext!), outcome); break;
            case "bad-signature": Assert.IsType<DecryptOutcome.BadSignature>(outcome); break;
            case "bad-receive-id": Assert.IsType<DecryptOutcome.BadReceiveId>(outcome); break;
            case "bad-ciphertext": Assert.IsType<DecryptOutcome.BadCiphertext>(outcome); break;
            default: Assert.IsNotType<DecryptOutcome.Ok>(outcome); break;
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Encrypt_Vectors_ByteForByte(string name)
    {
        var vector = Vector(name);
        if (vector.Expect != "ok") return;
        string encrypted = Cipher(vector).Encrypt(vector.Plaintext!, Convert.FromHexString(vector.Random!));
        Assert.Equal((vector.Encrypt, vector.Signature), (encrypted, Cipher(vector).Sign(vector.Timestamp, vector.Nonce, encrypted)));
    }

    [Fact]
    public void Vectors_HoldBothValidAndInvalidOnes() =>
        Assert.True(CallbackVector.All.Count(v => v.Expect == "ok") >= 10 && CallbackVector.All.Count(v => v.Expect != "ok") >= 5);

    [Fact]
    public void Decrypt_WhatWasEncrypted_IsTheText() => Gen.Select(s_text, s_text).Sample((text, receiveId) =>
    {
        var cipher = new CallbackCipher("token", Key, receiveId);
        string encrypted = cipher.Encrypt(text);
        Assert.Equal(new DecryptOutcome.Ok(text), cipher.Decrypt(cipher.Sign(Timestamp, Nonce, encrypted), Timestamp, Nonce, encrypted));
    }, iter: 3000);

    [Fact]
    public void Decrypt_OneBitFlipped_IsRefusedBeforeAnythingIsDecrypted() => Gen.Select(s_text, Gen.Int[0, 3], Gen.Int[0, 10_000], Gen.Int[0, 15]).Sample((text, part, position, bit) =>
    {
        string encrypted = s_cipher.Encrypt(text);
        string[] parts = [s_cipher.Sign(Timestamp, Nonce, encrypted), Timestamp, Nonce, encrypted];
        char[] flipped = parts[part].ToCharArray();
        flipped[position % flipped.Length] ^= (char)(1 << bit);
        parts[part] = new string(flipped);
        Assert.IsType<DecryptOutcome.BadSignature>(s_cipher.Decrypt(parts[0], parts[1], parts[2], parts[3]));
    }, iter: 3000);

    [Fact]
    public void Decrypt_SignedButChangedCiphertext_IsNeverTakenForTheMessage() => Gen.Select(s_text, Gen.Int[0, 10_000], Gen.Int[0, 7]).Sample((text, position, bit) =>
    {
        byte[] ciphertext = Convert.FromBase64String(s_cipher.Encrypt(text));
        // Not the first block: a change there falls on the random bytes alone, which say nothing.
        ciphertext[16 + (position % (ciphertext.Length - 16))] ^= (byte)(1 << bit);
        string encrypted = Convert.ToBase64String(ciphertext);
        Assert.NotEqual(new DecryptOutcome.Ok(text), s_cipher.Decrypt(s_cipher.Sign(Timestamp, Nonce, encrypted), Timestamp, Nonce, encrypted));
    }, iter: 3000);

    [Theory]
    [InlineData("")]
    [InlineData("9587be84571ed28193be882344676589f5f467d")]
    [InlineData("9587be84571ed28193be882344676589f5f467dee")]
    [InlineData("9587BE84571ED28193BE882344676589F5F467DE")]
    [InlineData("签名")]
    public void Decrypt_ASignatureOfAnotherForm_IsRefused(string signature)
    {
        var vector = CallbackVector.All[0];
        Assert.IsType<DecryptOutcome.BadSignature>(Cipher(vector).Decrypt(signature, vector.Timestamp, vector.Nonce, vector.Encrypt));
    }

    [Fact]
    public void Decrypt_AMessageThatIsNoUtf8_IsRefused()
    {
        var cipher = new CallbackCipher("token", Key, "");
        string whole = cipher.Encrypt("湾", new byte[16]);
        string broken = Reencrypt(whole, plain => plain[20] = 0xFF);
        Assert.IsType<DecryptOutcome.BadCiphertext>(cipher.Decrypt(cipher.Sign(Timestamp, Nonce, broken), Timestamp, Nonce, broken));
    }

    [Fact]
    public void Decrypt_PaddingThatIsNotAllTheSame_IsRefused()
    {
        string whole = s_cipher.Encrypt("x", new byte[16]);
        string changed = Reencrypt(whole, plain => plain[^2]++);
        Assert.IsType<DecryptOutcome.BadCiphertext>(s_cipher.Decrypt(s_cipher.Sign(Timestamp, Nonce, changed), Timestamp, Nonce, changed));
    }

    [Fact]
    public void Encrypt_TwiceTheSame_DiffersByItsRandomBytes() => Assert.NotEqual(s_cipher.Encrypt("同一句"), s_cipher.Encrypt("同一句"));

    [Fact]
    public void Encrypt_FromManyThreads_StaysRight() => Parallel.For(0, 2000, i =>
    {
        string text = new('问', i % 97), encrypted = s_cipher.Encrypt(text);
        Assert.Equal(new DecryptOutcome.Ok(text), s_cipher.Decrypt(s_cipher.Sign(Timestamp, Nonce, encrypted), Timestamp, Nonce, encrypted));
    });

    [Theory]
    [InlineData("")]
    [InlineData("cGxhbmJvdC10ZXN0LXZlY3Rvci1rZXktMDEyMzQ1Nj")]
    [InlineData("cGxhbmJvdC10ZXN0LXZlY3Rvci1rZXktMDEyMzQ1Njc=")]
    [InlineData("cGxhbmJvdC10ZXN0LXZlY3Rvci1rZXktMDEyMzQ1Nj*")]
    public void New_AKeyThatIsNone_IsRefusedWithoutQuotingIt(string key)
    {
        var e = Assert.Throws<FormatException>(() => new CallbackCipher("token", key, ""));
        Assert.Contains("43", e.Message, StringComparison.Ordinal);
        if (key.Length > 0) Assert.DoesNotContain(key, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void New_EveryLastCharacterThatWeComMayDraw_IsTaken()
    {
        // WeCom draws all 43 of letters and digits; the last one's two lowest bits belong to no byte.
        foreach (char last in "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
        {
            var cipher = new CallbackCipher("token", Key[..^1] + last, "");
            string encrypted = cipher.Encrypt("x");
            Assert.Equal(new DecryptOutcome.Ok("x"), cipher.Decrypt(cipher.Sign(Timestamp, Nonce, encrypted), Timestamp, Nonce, encrypted));
        }
    }

    private static string Reencrypt(string encrypted, Action<byte[]> change)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(Key + "=");
        byte[] iv = aes.Key[..16], plain = aes.DecryptCbc(Convert.FromBase64String(encrypted), iv, PaddingMode.None);
        change(plain);
        return Convert.ToBase64String(aes.EncryptCbc(plain, iv, PaddingMode.None));
    }

    private static CallbackVector Vector(string name) => CallbackVector.All.Single(v => v.Name == name);

    private static CallbackCipher Cipher(CallbackVector vector) => new(vector.Token, vector.EncodingAesKey, vector.ReceiveId);
}
