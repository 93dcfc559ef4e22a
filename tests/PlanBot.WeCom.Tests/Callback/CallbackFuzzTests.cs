using System.Globalization;
using CsCheck;
using PlanBot.WeCom.Callback;

namespace PlanBot.WeCom.Tests.Callback;

/// <summary>Mangled requests through the real endpoint. <c>PLANBOT_FUZZ</c> sets their number; the long run takes 100,000.</summary>
public sealed class CallbackFuzzTests
{
    private const string Question = "郴州有哪些任务？";

    private static readonly int[] s_statuses = [200, 400, 403, 405, 413];

    private static int Requests { get; } = int.TryParse(Environment.GetEnvironmentVariable("PLANBOT_FUZZ"), CultureInfo.InvariantCulture, out int requests) ? requests : 3000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AMangledRequest_IsRefusedWithoutAWord_OrIsStillTheWholeMessage(bool isRobot) => await Gen.Int.SampleAsync(async seed =>
    {
        var lab = new CallbackLab(isRobot);
        var request = new Mangler(lab, seed).Unsigned(Question);
        var (status, body) = await lab.SendAsync(request);
        Assert.Contains(status, s_statuses);
        Assert.Empty(lab.Log.Errors);
        // Whoever does not know the token can spoil a message or leave it as it was, but not make another.
        if (lab.Handled.TryDequeue(out string? handled)) Assert.Equal((Question, 200, "answer to " + Question), (handled, status, lab.Opened(body)));
        else if (status == 200) Assert.Equal(("GET", Question), (request.Request.Method, body));
        else Assert.Equal("", body);
    }, iter: Requests / 2);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task SignedGarbage_IsNoFault(bool isRobot) => await Gen.Int.SampleAsync(async seed =>
    {
        var lab = new CallbackLab(isRobot);
        // The real reader: what it cannot read does not reach the handler.
        var endpoint = new CallbackEndpoint<AppMessage>(isRobot ? new RobotDoor() : new AppDoor(), lab.Cipher, AppXml.ReadMessage, (_, reply) => reply.TryAnswerAsync("x"), lab.Time, lab.Log);
        var request = new Mangler(lab, seed).SignedGarbage();
        await endpoint.HandleAsync(request);
        Assert.Contains(request.Response.StatusCode, s_statuses);
        Assert.Equal("", CallbackLab.Body(request));
        Assert.Empty(lab.Log.Errors);
    }, iter: Requests / 2);
}
