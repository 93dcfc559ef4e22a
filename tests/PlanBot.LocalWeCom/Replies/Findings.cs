namespace PlanBot.LocalWeCom;

/// <summary>What is wrong with a body.</summary>
internal sealed class Findings
{
    /// <summary>What WeCom refuses.</summary>
    public List<string> Faults { get; } = [];

    /// <summary>Members that WeCom does not know and ignores.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>What WeCom takes but its clients show cut.</summary>
    public List<string> Advice { get; } = [];

    /// <summary>Whether one of the faults is a content that is too long.</summary>
    public bool TooLong { get; set; }

    public string Summary => string.Join("; ", Faults);
}
