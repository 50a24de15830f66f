namespace Usher.Core.Resources;

/// <summary>A resource that serves models. A solution cannot be deleted while one of its versions is served.</summary>
public interface IServesSolutionVersions
{
    /// <summary>ARNs of the solution versions that it serves or will serve.</summary>
    IEnumerable<string> Versions { get; }
}
