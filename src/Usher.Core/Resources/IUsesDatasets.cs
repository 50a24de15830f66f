namespace Usher.Core.Resources;

/// <summary>A resource that reads the datasets of a group: while it does, they may not go.</summary>
public interface IUsesDatasets
{
    /// <summary>The dataset group.</summary>
    string UsesDatasetsOf { get; }

    /// <summary>Whether it does at this moment.</summary>
    bool IsUsing { get; }
}
