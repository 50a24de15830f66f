namespace Usher.Core.Resources;

/// <summary>A resource that serves models: while it does, their solutions may not go.</summary>
public interface IServesSolutionVersions
{
    /// <summary>ARNs of the solution versions that it serves or will serve; one may end in $LATEST.</summary>
    IEnumerable<string> Versions { get; }
}
