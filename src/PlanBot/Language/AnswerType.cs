namespace PlanBot.Language;

/// <summary>The kind of value that a question asks for, where its words tell.</summary>
public enum AnswerType
{
    /// <summary>An amount of money.</summary>
    Money,

    /// <summary>A day, month or year.</summary>
    Date,

    /// <summary>What was done so far.</summary>
    Progress,

    /// <summary>A telephone number, address or contact person.</summary>
    Contact,

    /// <summary>A person's name.</summary>
    Person,

    /// <summary>How to apply, what papers are needed.</summary>
    Procedure,

    /// <summary>A number of things, a length, a share.</summary>
    Quantity,

    /// <summary>Why something is so.</summary>
    Reason,

    /// <summary>What came of it.</summary>
    Effect,

    /// <summary>Somebody's view.</summary>
    Opinion,
}
