namespace Usher.Core.Resources;

/// <summary>A resource that reads the datasets of a group. They cannot be deleted while it does.</summary>
public interface IUsesDatasets
{
    /// <summary>The dataset group.</summary>
    string UsesDatasetsOf { get; }

    /// <summary>Whether it reads or needs them now.</summary>
    bool IsUsing { get; }
}
