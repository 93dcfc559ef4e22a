namespace PlanBot.Plans;

/// <summary>Chinese numerals from 0 to 9,999, simplified and traditional, also written digit by digit (二〇二〇).</summary>
public static class ChineseNumeral
{
    /// <summary>Reads a numeral such as 三, 十二, 二十五, 一百零八, 廿五, 二〇二五; null when the text is none.</summary>
    public static int? Parse(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > 9) return null;
        int total = 0, digit = -1;
        bool units = false, positional = true;
        int byDigits = 0;
        foreach (char c in text)
        {
            int unit = c switch { '十' or '拾' => 10, '百' or '佰' => 100, '千' or '仟' => 1000, _ => 0 };
            if (unit > 0)
            {
                units = true;
                total += (digit < 0 ? 1 : digit) * unit;
                digit = -1;
                positional = false;
                continue;
            }
            if (c is '廿' or '卅')
            {
                units = true;
                positional = false;
                total += c == '廿' ? 20 : 30;
                continue;
            }
            int value = Digit(c);
            if (value < 0) return null;
            byDigits = byDigits * 10 + value;
            if (byDigits > 9999) return null;
            digit = value;
        }
        if (positional) return byDigits;
        if (digit > 0) total += digit;
        return units ? total : byDigits;
    }

    /// <summary>Reads up to four digits, 0 to 9 or their full-width forms; null when the text is anything else.</summary>
    public static int? ParseDigits(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty || text.Length > 4) return null;
        int number = 0;
        foreach (char c in text)
        {
            int digit = c is >= '０' and <= '９' ? c - '０' : c - '0';
            if (digit is < 0 or > 9) return null;
            number = number * 10 + digit;
        }
        return number;
    }

    /// <summary>Writes a number from 0 to 99 as Chinese headings do: 七, 十二, 二十五.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is below 0 or above 99.</exception>
    public static string Format(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99);
        const string digits = "零一二三四五六七八九";
        if (number < 10) return digits[number].ToString();
        string tens = number < 20 ? "十" : digits[number / 10] + "十";
        return number % 10 == 0 ? tens : tens + digits[number % 10];
    }

    private static int Digit(char c) => c switch
    {
        '〇' or '零' or '○' => 0,
        '一' or '壹' or '幺' => 1,
        '二' or '两' or '兩' or '贰' or '貳' => 2,
        '三' or '叁' or '參' => 3,
        '四' or '肆' => 4,
        '五' or '伍' => 5,
        '六' or '陆' or '陸' => 6,
        '七' or '柒' => 7,
        '八' or '捌' => 8,
        '九' or '玖' => 9,
        _ => -1,
    };
}
