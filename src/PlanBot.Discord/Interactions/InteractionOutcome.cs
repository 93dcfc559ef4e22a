using PlanBot.Discord.Model;

namespace PlanBot.Discord.Interactions;

/// <summary>What an interaction is answered with.</summary>
/// <param name="Response">The first response, due within 3 seconds.</param>
/// <param name="Later">The message that takes the place of a deferred response; null where the first is the answer.</param>
internal sealed record InteractionOutcome(InteractionResponse Response, Task<MessageBody>? Later = null);
