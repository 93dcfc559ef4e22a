using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>Reads words that state who has which part: 甲局牵头，乙局、丙局配合; 牵头单位：甲局；配合单位：乙局; 甲局会同乙局负责.</summary>
internal static partial class OwnerWords
{
    // Longer words are prose, not a statement of who does what.
    private const int Longest = 500;

    /// <summary>The parties with their roles, in order; empty when the words state none.</summary>
    /// <param name="words">The words without the brackets around them.</param>
    /// <param name="firstLeads">True where the document says that the first in a list leads.</param>
    public static IReadOnlyList<(string Party, string Role)> Parse(string words, bool firstLeads)
    {
        if (words.Length > Longest) return [];
        string statement = FirstLeads().Replace(words, "");
        var labelled = Labelled(statement, firstLeads);
        return labelled.Count > 0 ? labelled : Verbal(statement, firstLeads);
    }

    /// <summary>The parties of a list under a label or in a column with this role; the list may itself say more.</summary>
    public static IReadOnlyList<(string Party, string Role)> List(string list, string role, bool firstLeads)
    {
        if (list.Length > Longest) return [];
        if (Verbal(list, firstLeads) is { Count: > 0 } verbal) return verbal;
        return WithRoles(PartyList.Split(list), role, firstLeads && role == OwnerRole.Responsible);
    }

    /// <summary>True for words that say that the first of each list leads (列第一位者为牵头单位).</summary>
    public static bool SaysFirstLeads(string words) => FirstLeads().IsMatch(words);

    private static List<(string, string)> Labelled(string words, bool firstLeads)
    {
        var owners = new List<(string, string)>();
        var labels = Label().Matches(words);
        for (int i = 0; i < labels.Count; i++)
        {
            if (OwnerRole.OfLabel(labels[i].Groups["label"].Value) is not { } role) continue;
            int start = labels[i].Index + labels[i].Length, end = i + 1 < labels.Count ? labels[i + 1].Index : words.Length;
            owners.AddRange(List(words[start..end].TrimEnd('；', ';', '，', ',', '。'), role, firstLeads));
        }
        return owners;
    }

    private static List<(string, string)> Verbal(string words, bool firstLeads)
    {
        var owners = new List<(string Party, string Role)>();
        string waiting = "";
        foreach (string piece in PartyList.SplitOutsideBrackets(words.TrimEnd('。'), "，,；;。"))
        {
            string text = piece.Trim();
            // 以下均由各区落实 speaks of other tasks.
            if (text.StartsWith("以下", StringComparison.Ordinal) || text.StartsWith("以上", StringComparison.Ordinal)) break;
            var match = Verb().Match(text);
            if (!match.Success)
            {
                // A list goes on behind a comma until a verb says what its parties do; other words, such as a term, are none of it.
                if (AuthorityName.EndsLikeOne(text)) waiting += text + "、";
                continue;
            }
            bool led = owners.Exists(o => o.Role == OwnerRole.Lead);
            var named = new List<(string, string)>();
            if (match.Groups["with"].Success)
            {
                named.AddRange(WithRoles(PartyList.Split(waiting + match.Groups["first"].Value), OwnerRole.Lead, false));
                named.AddRange(WithRoles(PartyList.Split(match.Groups["others"].Value), OwnerRole.Support, false));
            }
            else
            {
                string role = RoleOf(match);
                // Behind a lead, those who do their share of the work support it.
                if (role == OwnerRole.Responsible && led && match.Groups["share"].Success) role = OwnerRole.Support;
                named.AddRange(WithRoles(PartyList.Split(waiting + match.Groups["first"].Value), role, firstLeads && role == OwnerRole.Responsible && !led));
            }
            waiting = "";
            owners.AddRange(named);
        }
        return owners.TrueForAll(o => PartyList.MayBeParty(o.Party)) && owners.Exists(o => AuthorityName.EndsLikeOne(o.Party)) ? owners : [];
    }

    private static string RoleOf(Match match) =>
        match.Groups["lead"].Success ? OwnerRole.Lead
        : match.Groups["support"].Success ? OwnerRole.Support
        : match.Groups["guide"].Success ? OwnerRole.Guide
        : OwnerRole.Responsible;

    private static List<(string, string)> WithRoles(IReadOnlyList<(string Name, bool Leads)> parties, string role, bool firstLeads)
    {
        bool marked = role != OwnerRole.Lead && parties.Any(p => p.Leads);
        return [.. parties.Select((p, i) => (p.Name,
            marked ? p.Leads ? OwnerRole.Lead : OwnerRole.Support
            : firstLeads ? i == 0 ? OwnerRole.Lead : OwnerRole.Support
            : role))];
    }

    // A label that is plain needs no mark before it; typesetting may have put only a space there.
    [GeneratedRegex(@"(?:(?:^|(?<=[；;，,。、\s]))(?<label>[\u4e00-\u9fff（）()/／、]{2,20})|(?<label>(?:牵头|主办|责任|负责|配合|协办|参与|指导|实施|完成)(?:单位|部门|时限|时间)))[：:]")]
    private static partial Regex Label();

    [GeneratedRegex("""
        ^(?<first>.*?)(?:
        (?<with>会同|会商)(?<others>.+?)(?:按照?|根据)?(?:各自)?(?:职责|职能)?(?:分工)?(?:共同|联合|分别)?(?:牵头|负责|组织实施|负责落实|实施|落实|推进|办理)
        |(?<share>(?:按照?|根据|依据|依)(?:各自)?(?:工作)?(?:职责|职能|权限|分工)(?:分工)?)?(?:分别|共同|联合|统筹|具体|积极)?(?:
            (?<lead>总?牵头(?:负责|推进|组织|实施|组织实施|落实|办理|抓总)?|主办|(?:作)?为牵头(?:单位|部门))
            |(?<support>(?:配合|参与|参加|协助|协办|协同|支持)(?:做好|推进|落实|实施|负责)?|(?:作)?为(?:配合|参与|协办)(?:单位|部门))
            |(?<guide>指导)
            |(?:分工)?负责(?:落实|实施|推进|组织实施)?|组织实施|抓好落实|贯彻落实|推进落实|落实|实施|承担|承办|(?:作)?为责任(?:单位|部门)))$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Verb();

    [GeneratedRegex(@"[，。；,;]?(?:以上|上述|其中)?(?:(?:排|列|位|居)(?:名|序|在|于){0,2}(?:第一|首)(?:位|个|名)?|第一个|首个)(?:的|者)?[\u4e00-\u9fff]{0,6}?为牵头(?:部门|单位)?(?:[，,]下同)?")]
    private static partial Regex FirstLeads();
}
