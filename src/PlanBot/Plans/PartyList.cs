using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>Splits a list of bodies as a person would: 市教育局、市文化和旅游局等部门和各区人民政府 are three.</summary>
internal static partial class PartyList
{
    // Longer words are a sentence.
    private const int LongestParty = 40;

    /// <summary>The parties in order; <c>Leads</c> is true where the list itself marks one, as in 市教育局（牵头）.</summary>
    public static IReadOnlyList<(string Name, bool Leads)> Split(string list)
    {
        string words = AndOthers().Replace(Opening().Replace(list.Trim(), ""), "、");
        var parties = new List<(string, bool)>();
        foreach (string item in WithSharedEnding(Items(words)))
        {
            foreach (string name in Joined(item))
            {
                var lead = MarkedLead().Match(name);
                string party = (lead.Success ? lead.Groups[1].Value : name).Trim(' ', '。');
                if (party.Length is > 1 and <= LongestParty && party.AsSpan().IndexOfAny('：', ':') < 0 && !party.All(c => c is '无' or '—' or '-' or '/')) parties.Add((party, lead.Success));
            }
        }
        return parties;
    }

    /// <summary>True when words that stand for a party may be one: no clause, no slogan such as 政府主导.</summary>
    public static bool MayBeParty(string name) => name.Length <= LongestParty && !Clause().IsMatch(name);

    /// <summary>The pieces of a text between separators that stand outside brackets.</summary>
    public static IEnumerable<string> SplitOutsideBrackets(string text, string separators)
    {
        int depth = 0, start = 0;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] is '（' or '(') depth++;
            else if (text[i] is '）' or ')') depth = Math.Max(0, depth - 1);
            else if (depth == 0 && separators.Contains(text[i]))
            {
                yield return text[start..i];
                start = i + 1;
            }
        }
        yield return text[start..];
    }

    private static IEnumerable<string> Items(string words) =>
        SplitOutsideBrackets(words, "、，,；;\t ").Select(i => Others().Replace(i.Trim(), "")).Where(i => i.Length > 0);

    // 省、市人民政府 and 教育、财政部门 are kept as written, since what stands before 、 names nobody alone.
    private static IEnumerable<string> WithSharedEnding(IEnumerable<string> items)
    {
        var waiting = new List<string>();
        foreach (string item in items)
        {
            bool government = Government().IsMatch(item), departments = Departments().IsMatch(item);
            if (waiting.Count > 0 && ((government && waiting.TrueForAll(w => Places().IsMatch(w))) || (departments && waiting.TrueForAll(w => !AuthorityName.EndsLikeOne(w)))))
            {
                yield return string.Join('、', waiting) + '、' + item;
                waiting.Clear();
                continue;
            }
            if (waiting.Count > 0 && Places().IsMatch(item) != Places().IsMatch(waiting[^1]))
            {
                foreach (string alone in waiting) yield return alone;
                waiting.Clear();
            }
            if (Places().IsMatch(item) || (item.Length <= 6 && !AuthorityName.EndsLikeOne(item)))
            {
                waiting.Add(item);
                continue;
            }
            foreach (string alone in waiting) yield return alone;
            waiting.Clear();
            yield return item;
        }
        foreach (string alone in waiting) yield return alone;
    }

    // 和 joins two bodies only where each half is one: 文化和旅游部 is a single body, and so is 各有关部门和单位.
    private static IEnumerable<string> Joined(string item)
    {
        int start = 0;
        foreach (Match and in And().Matches(item))
        {
            string left = item[start..and.Index], right = item[(and.Index + and.Length)..];
            if (left.Length < 2 || left is "中央" || !AuthorityName.EndsLikeOne(left) || Generic().IsMatch(right) || right.Length < 2) continue;
            yield return left;
            start = and.Index + and.Length;
        }
        yield return item[start..];
    }

    [GeneratedRegex(@"^(?:具体|主要|分别|统一)?由")]
    private static partial Regex Opening();

    // 等和各区人民政府: who is left out, and one more.
    [GeneratedRegex(@"等(?:有关|相关)?(?:部门|单位)?(?:以及|和|及|与|、|，)(?!单位|部门|机构|地区)")]
    private static partial Regex AndOthers();

    [GeneratedRegex(@"等(?:[0-9]{0,3}[个家])?(?:各?有关|各?相关|各|其他|成员|市级|省级|市直|省直)*(?:部门|单位|机构|地区|方面|企业)?(?:[和及、](?:部门|单位|机构|地区|企业))?$")]
    private static partial Regex Others();

    [GeneratedRegex(@"^(.{2,})[（(](?:牵头|主办|牵头单位|牵头部门|主责)[）)]$")]
    private static partial Regex MarkedLead();

    [GeneratedRegex(@"以及|和|及|与|暨")]
    private static partial Regex And();

    [GeneratedRegex(@"^(?:单位|部门|机构|地区|政府|企业|个人)")]
    private static partial Regex Generic();

    [GeneratedRegex(@"^[^各]{0,8}(?:人民政府|政府)$")]
    private static partial Regex Government();

    [GeneratedRegex(@"^[^各]{1,8}(?:部门|主管部门|行政部门)$")]
    private static partial Regex Departments();

    [GeneratedRegex(@"^(?:各级|各有关|各相关|各|有关|相关)?(?:省|市|县|区|州|盟|旗|乡|镇|自治区|自治州|街道|直辖市|地级市|县级市|地)(?:[（(][^（）()]{1,12}[）)])?$")]
    private static partial Regex Places();

    [GeneratedRegex(@"的|谁|(?<!自)由|坚持|应当|必须|[“”：:？！。《》]|(?:主导|负责|参与|配合|牵头|协同|落实|监督|推动|运作|引导|实施)$")]
    private static partial Regex Clause();
}
