using LiteDB;
using PlanBot.Storage;

namespace PlanBot.Tests.Storage;

public sealed class BotStoreFaultTests : IDisposable
{
    private readonly StoreLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task Open_AFileOfANewerVersion_IsRefusedWithTheMend_AndLeftAsItIs()
    {
        await FillAsync();
        using (var file = new LiteDatabase(_lab.File))
        {
            var schema = file.GetCollection("schema");
            var known = schema.FindById(1);
            known["version"] = BotStore.SchemaVersion + 1;
            schema.Update(known);
        }
        for (int i = 0; i < 2; i++)
        {
            var refusal = Assert.Throws<StoreException>(_lab.Open);
            Assert.Contains(_lab.File, refusal.Message, StringComparison.Ordinal);
            Assert.Contains($"{BotStore.SchemaVersion + 1}", refusal.Message, StringComparison.Ordinal);
            Assert.Contains("--data", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Open_AStoreThatIsOpen_IsRefusedWithTheMend_AndTheFirstGoesOn()
    {
        await using var first = _lab.Open();
        var refusal = Assert.Throws<StoreException>(_lab.Open);
        Assert.Contains(_lab.File, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("另一个程序", refusal.Message, StringComparison.Ordinal);
        await first.SaveAsync(_lab.Feedback("discord:1"));
        Assert.Single(first.Feedback());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a first write that was cut off")]
    public async Task Open_AFileTooShortToHoldAnything_MakesItAnew(string text)
    {
        Directory.CreateDirectory(_lab.Folder);
        await File.WriteAllTextAsync(_lab.File, text);
        await using var store = _lab.Open();
        await store.SaveAsync(_lab.Feedback("discord:1"));
        Assert.Single(store.Feedback());
    }

    [Fact]
    public async Task Open_AFileThatIsNoDatabase_IsRefusedWithTheMend_WhichHelps()
    {
        Directory.CreateDirectory(_lab.Folder);
        await File.WriteAllTextAsync(_lab.File, new string('x', 20_000));
        AssertDamaged(Assert.Throws<StoreException>(_lab.Open));
        File.Move(_lab.File, _lab.File + ".old");
        await using var store = _lab.Open();
        Assert.Empty(store.Feedback());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    public async Task Open_AFileThatIsDamagedAnywhere_OpensOrNamesTheFileWithTheMend(int page)
    {
        await FillAsync();
        byte[] bytes = await File.ReadAllBytesAsync(_lab.File);
        const int pageSize = 8_192;
        Assert.True(bytes.Length > page * pageSize, $"{bytes.Length} bytes have no page {page}");
        new Random(page).NextBytes(bytes.AsSpan(page * pageSize, pageSize));
        await File.WriteAllBytesAsync(_lab.File, bytes);
        try
        {
            await using var store = _lab.Open();
        }
        catch (StoreException e)
        {
            AssertDamaged(e);
        }
    }

    [Fact]
    public void Open_AFolderThatCannotBe_IsRefused()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_lab.Folder)!);
        File.WriteAllText(_lab.Folder, "a file stands where the folder should");
        Assert.Contains(_lab.Folder, Assert.Throws<StoreException>(_lab.Open).Message, StringComparison.Ordinal);
    }

    private void AssertDamaged(StoreException refusal)
    {
        Assert.Contains(_lab.File, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("移到别处", refusal.Message, StringComparison.Ordinal);
        Assert.NotNull(refusal.InnerException);
    }

    private async Task FillAsync()
    {
        await using var store = _lab.Open();
        for (int i = 0; i < 200; i++) store.TryClaim($"discord:{i}");
        for (int i = 0; i < 20; i++) await store.SaveAsync(_lab.Feedback($"discord:{i}", new string('长', 500)));
    }
}
