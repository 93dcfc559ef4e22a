using System.Buffers;
using System.Text.RegularExpressions;

namespace PlanBot.Plans;

/// <summary>Tells the names of public bodies from other words by how they end.</summary>
internal static partial class AuthorityName
{
    private static readonly SearchValues<char> s_punctuation = SearchValues.Create("。；，：:、？！");

    /// <summary>True for a line that is the name of one body, such as 某市人民政府办公厅.</summary>
    public static bool IsWholeLine(string line) => line.Length is > 2 and < 40 && !line.Contains("关于", StringComparison.Ordinal) && Issuing().IsMatch(line);

    /// <summary>True for a line under a text that is short enough, and free of punctuation, to be whoever signs it.</summary>
    public static bool CouldSign(string line) => line.Length is > 1 and < 40 && line.AsSpan().IndexOfAny(s_punctuation) < 0;

    /// <summary>True for words that end as a body's name does: 发展改革委, 各区人民政府, 市教育局（市语委办）.</summary>
    public static bool EndsLikeOne(string words) => Body().IsMatch(words);

    [GeneratedRegex(@"^[^，。；：、]+(?:政府|办公厅|办公室|委员会|国务院|厅|局|委|部|院|会|署|银行|法院)$")]
    private static partial Regex Issuing();

    [GeneratedRegex("""
        (?:部|委|办|局|厅|院|署|行|社|会|府|司|组|团|联|室|处|科|所|站|队|台|网|馆|校|中心|集团|公司|中央|部门|单位|机构|企业|园区|开发区|管委
        |地区|省|市|县|区|州|旗|镇|乡|街道|大学|高校|医院|学校|法院|检察院|机关|方面)(?:[（(][^（()）]{1,30}[）)])?$
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Body();
}
