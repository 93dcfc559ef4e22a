namespace PlanBot.Answers;

/// <summary>Where in a title a word is to stand.</summary>
internal enum TitlePosition
{
    Anywhere,
    Start,
    End,
}
