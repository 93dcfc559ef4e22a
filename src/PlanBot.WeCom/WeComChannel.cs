using Microsoft.Extensions.Logging;
using PlanBot.Storage;
using PlanBot.WeCom.Deliveries;

namespace PlanBot.WeCom;

/// <summary>
/// The road of a message on WeCom, by whichever door: something comes in, is claimed so that it is answered once, answered
/// from the knowledge, and delivered the way that its door has.
/// </summary>
internal sealed partial class WeComChannel(Answerer answerer, FeedbackBox feedback, BotStore store, Shutdown shutdown, ILogger logger)
{
    /// <summary>True for the first who comes with it. What comes again, after a restart too, is not answered anew.</summary>
    public bool TryClaim(Received received) => store.TryClaim(received.Key);

    /// <summary>Answers something that was claimed. Never fails.</summary>
    public async Task HandleAsync(Received received, IDelivery delivery)
    {
        try
        {
            await (received.Kind switch
            {
                ReceivedKind.Message => delivery.AnswerAsync(answerer.AnswerAsync(received, shutdown.Ending), () => answerer.Waiting(received)),
                ReceivedKind.Entered => WelcomeAsync(received, delivery),
                ReceivedKind.Pressed => PressAsync(received, delivery),
                ReceivedKind.Rated => feedback.ThumbAsync(received.User, received.Feedback!),
                _ => Task.CompletedTask,
            });
        }
        catch (Exception e)
        {
            LogNotHandled(e, received.Kind, received.Key);
        }
    }

    private Task WelcomeAsync(Received received, IDelivery delivery)
    {
        // The app tells of each look at it; one welcome a week is enough. The robot tells once a day.
        if (received.GreetOnce && !store.TryClaim($"wecom:welcome:{store.Pseudonym(received.User)}")) return Task.CompletedTask;
        return delivery.WelcomeAsync(answerer.WelcomeCard(received), answerer.WelcomeText());
    }

    private async Task PressAsync(Received received, IDelivery delivery)
    {
        // The card first: it has 5 seconds.
        var updating = answerer.PressedCard(received) is { } card ? delivery.UpdateCardAsync(card) : Task.CompletedTask;
        await delivery.AnswerPressAsync(answerer.AnswerAsync(received, shutdown.Ending));
        await updating;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Kind} {Key} could not be handled")]
    private partial void LogNotHandled(Exception e, ReceivedKind kind, string key);
}
