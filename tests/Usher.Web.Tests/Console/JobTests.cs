namespace Usher.Web.Tests.Console;

/// <summary>The tests that import and train. They run one after the other, because jobs wait for each other's turns.</summary>
[CollectionDefinition(Name)]
public sealed class JobTests
{
    public const string Name = "console jobs";
}
