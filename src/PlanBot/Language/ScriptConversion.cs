using System.Collections.Frozen;
using System.Text;

namespace PlanBot.Language;

/// <summary>
/// Converts between Simplified and Traditional Chinese by OpenCC's tables (Apache-2.0; see NOTICE.md),
/// the longest phrase first.
/// </summary>
public static class ScriptConversion
{
    private static readonly Lazy<Table> s_toSimplified = new(() => Table.Load("traditional-to-simplified.txt"));
    private static readonly Lazy<Table> s_toTraditional = new(() => Table.Load("simplified-to-traditional.txt"));
    private static readonly Lazy<Table> s_toHongKong = new(() => Table.Load("traditional-to-hongkong.txt"));

    /// <summary>The text in simplified characters.</summary>
    public static string ToSimplified(string text) => s_toSimplified.Value.Convert(text);

    /// <summary>The text in the traditional characters usual in Hong Kong.</summary>
    public static string ToTraditional(string text) => s_toHongKong.Value.Convert(s_toTraditional.Value.Convert(text));

    /// <summary>True for a character that simplified writing does not use.</summary>
    public static bool IsTraditionalOnly(char c) => s_toSimplified.Value.Characters.ContainsKey(c);

    private sealed record Table(FrozenDictionary<char, string> Characters, FrozenDictionary<string, string> Phrases, FrozenDictionary<char, int> LongestPhrase)
    {
        public static Table Load(string name)
        {
            var characters = new Dictionary<char, string>();
            var phrases = new Dictionary<string, string>();
            var longest = new Dictionary<char, int>();
            foreach (var (from, to) in DataTable.Rows(name))
            {
                // Rare characters beyond the basic plane (𠮶 for 嗰) are what nobody types and few fonts show.
                if (to.Any(char.IsSurrogate)) continue;
                if (from.Length == 1)
                {
                    characters.TryAdd(from[0], to);
                    continue;
                }
                phrases.TryAdd(from, to);
                longest[from[0]] = Math.Max(longest.GetValueOrDefault(from[0]), from.Length);
            }
            return new Table(characters.ToFrozenDictionary(), phrases.ToFrozenDictionary(), longest.ToFrozenDictionary());
        }

        public string Convert(string text)
        {
            var lookup = Phrases.GetAlternateLookup<ReadOnlySpan<char>>();
            StringBuilder? result = null;
            for (int i = 0; i < text.Length;)
            {
                int length = 1;
                string? to = null;
                if (LongestPhrase.TryGetValue(text[i], out int longest))
                {
                    for (int n = Math.Min(longest, text.Length - i); n > 1; n--)
                    {
                        if (!lookup.TryGetValue(text.AsSpan(i, n), out to)) continue;
                        length = n;
                        break;
                    }
                }
                if (to is null) Characters.TryGetValue(text[i], out to);
                if (to is not null) result ??= new StringBuilder(text, 0, i, text.Length + 8);
                if (to is not null) result!.Append(to);
                else result?.Append(text[i]);
                i += length;
            }
            return result?.ToString() ?? text;
        }
    }
}
