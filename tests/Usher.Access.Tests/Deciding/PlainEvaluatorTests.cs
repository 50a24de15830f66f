using System.Collections.Concurrent;
using Usher.Access.Callers;
using Usher.Access.Deciding;

namespace Usher.Access.Tests.Deciding;

/// <summary>The evaluator held against the plain one, on questions that nobody thought of. <c>bench/run policies</c> asks a million of them.</summary>
public sealed class PlainEvaluatorTests
{
    private const int Questions = 5_000;
    private const int MaxShown = 5;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void The_evaluator_decides_as_the_guide_tells_it(ulong series)
    {
        var byCaller = new ConcurrentDictionary<(CallerKind, Outcome), int>();
        var byLayer = new ConcurrentDictionary<(PolicyLayer, Outcome), int>();
        var disagreements = Enumerable.Range(0, Questions)
            .Select(number => Disagreement.Of(series, number, (request, decision) =>
            {
                byCaller.AddOrUpdate((request.Caller.Kind, decision.Outcome), 1, (_, count) => count + 1);
                byLayer.AddOrUpdate((decision.Layer, decision.Outcome), 1, (_, count) => count + 1);
            }))
            .OfType<Disagreement>()
            .ToArray();

        Assert.True(disagreements.Length == 0, $"{disagreements.Length} of {Questions}\n{string.Join('\n', disagreements.Take(MaxShown))}");
        // A sample in which nearly everything is refused would show nothing: each caller meets each answer, each layer denies and refuses.
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            foreach (var kind in Enum.GetValues<CallerKind>())
                AssertOften(byCaller.GetValueOrDefault((kind, outcome)), $"{kind}, {outcome}");
            foreach (var layer in Enum.GetValues<PolicyLayer>().Where(layer => layer is PolicyLayer.None == outcome is Outcome.Allowed))
                AssertOften(byLayer.GetValueOrDefault((layer, outcome)), $"{outcome} by {layer}");
        }
    }

    private static void AssertOften(int count, string what) => Assert.True(count >= Questions / 1_000, $"{what}: {count} of {Questions}");
}
