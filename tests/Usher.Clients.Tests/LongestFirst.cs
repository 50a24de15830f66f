using Usher.Clients.Tests;
using Usher.Clients.Tests.Attacks;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Usher.Clients.Tests;

/// <summary>Begins with the classes that take longest, so that no long one is left for the end, when the other processors have nothing to do.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [.. new[] { typeof(PersonalizeCliTests), typeof(KilledStartTests), typeof(AwsCliTests), typeof(PersonalizeCliRefusalTests) }.Select(type => type.FullName!)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(PlaceOf).ThenBy(collection => collection.TestCollectionDisplayName, StringComparer.Ordinal)];

    // A class that names no collection is one of its own: "Test collection for NAMESPACE.CLASS (id: …)".
    private static int PlaceOf<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection =>
        Array.FindIndex(Longest, name => collection.TestCollectionDisplayName.Contains($" {name} ", StringComparison.Ordinal)) is >= 0 and var place ? place : Longest.Length;
}
