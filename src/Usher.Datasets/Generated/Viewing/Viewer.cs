namespace Usher.Datasets.Generated.Viewing;

/// <summary>A viewer with what the data does not show: what they like, and how that changes.</summary>
internal sealed class Viewer
{
    public required int Age { get; init; }

    public required string Gender { get; init; }

    /// <summary>The day they joined, from 0.</summary>
    public required int FirstDay { get; init; }

    /// <summary>Genres by how much the viewer likes them on joining.</summary>
    public required WeightedChoice EarlyTaste { get; init; }

    /// <summary>The same on the last day; in between, taste goes over from one to the other.</summary>
    public required WeightedChoice LateTaste { get; init; }

    /// <summary>How many hours earlier or later than others they watch.</summary>
    public required int HoursLater { get; init; }

    /// <summary>How many films they will watch.</summary>
    public int Events { get; set; }
}
