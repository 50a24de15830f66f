using Usher.Web.Tests.Console;
using Usher.Web.Tests.Site;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(Usher.Web.Tests.LongestFirst))]

namespace Usher.Web.Tests;

/// <summary>Starts the collections that take longest first, so that none of them runs alone at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [JobTests.Name, typeof(PageTests).FullName!, typeof(BrowserTests).FullName!, typeof(SignInTests).FullName!];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection => [.. testCollections.OrderBy(static collection => Place(collection.TestCollectionDisplayName))];

    private static int Place(string collection) => Array.FindIndex(Longest, name => collection.Contains(name, StringComparison.Ordinal)) is >= 0 and var place ? place : Longest.Length;
}
