using System.Text.Json;

namespace PlanBot.Discord.Gateway;

/// <summary>One thing that happened, as the gateway dispatched it.</summary>
/// <param name="Name">Its name as in <see cref="GatewaySettings.Events"/>, such as <c>MESSAGE_CREATE</c>.</param>
/// <param name="Data">Its data; it owns its memory and may be kept.</param>
internal readonly record struct GatewayEvent(string Name, JsonElement Data);
