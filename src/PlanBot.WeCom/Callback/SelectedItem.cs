namespace PlanBot.WeCom.Callback;

/// <summary>What was chosen in one question of a card.</summary>
/// <param name="QuestionKey">The question's key, as the card gave it.</param>
/// <param name="OptionIds">The ids of the options chosen, in the order in which WeCom tells them.</param>
internal sealed record SelectedItem(string QuestionKey, IReadOnlyList<string> OptionIds);
