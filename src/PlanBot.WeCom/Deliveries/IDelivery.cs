using PlanBot.WeCom.Model;

namespace PlanBot.WeCom.Deliveries;

/// <summary>How what the bot says to one message, press or entry reaches the one who made it. Each door and mode has its own.</summary>
internal interface IDelivery
{
    /// <summary>Delivers the answer to a message once, in whichever way WeCom takes it.</summary>
    /// <param name="composing">The answer; never fails.</param>
    /// <param name="waiting">What is shown meanwhile.</param>
    Task AnswerAsync(Task<Answer> composing, Func<string> waiting);

    /// <summary>Delivers once what a press asks for, beside the card's update.</summary>
    /// <param name="composing">The answer; never fails.</param>
    Task AnswerPressAsync(Task<Answer> composing);

    /// <summary>Puts a card in the place of the pressed one, within 5 seconds of the press.</summary>
    Task UpdateCardAsync(TemplateCard card);

    /// <summary>Welcomes who opened the chat, within 5 seconds of it.</summary>
    /// <param name="card">The welcome; null where there is no card.</param>
    /// <param name="text">The same where no card can be shown.</param>
    Task WelcomeAsync(TemplateCard? card, string text);

    /// <summary>WeCom tells the same once more: it is told again what it was answered by the same way, and nothing is made anew.</summary>
    Task RepeatAsync();
}
