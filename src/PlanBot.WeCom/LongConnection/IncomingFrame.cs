using PlanBot.WeCom.Model;

namespace PlanBot.WeCom.LongConnection;

/// <summary>A message or an event that came over the long connection.</summary>
/// <param name="ReqId">What an answer names.</param>
/// <param name="Message">What came.</param>
internal sealed record IncomingFrame(string ReqId, IncomingMessage Message);
