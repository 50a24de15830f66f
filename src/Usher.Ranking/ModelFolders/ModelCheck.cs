namespace Usher.Ranking.ModelFolders;

/// <summary>How closely to look at a model folder before it is used.</summary>
public enum ModelCheck
{
    /// <summary>Everything: the content of each file is read and compared with its checksum, a fraction of a second for each gigabyte that is in memory.</summary>
    Everything,

    /// <summary>model.json, the sizes of the files and their headers; no weight is read. For a folder that was checked before.</summary>
    Structure,
}
