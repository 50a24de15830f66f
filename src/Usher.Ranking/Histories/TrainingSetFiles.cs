namespace Usher.Ranking.Histories;

/// <summary>A training set as a folder of files, to hand from one process to another.</summary>
public static class TrainingSetFiles
{
    /// <summary>Writes a set.</summary>
    /// <param name="set">What to write.</param>
    /// <param name="folder">Made when absent.</param>
    public static void Write(TrainingSet set, string folder) => throw new NotImplementedException();

    /// <summary>Reads a set that <see cref="Write"/> wrote.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="InvalidDataException">A file is missing, cut short or of another version.</exception>
    public static TrainingSet Read(string folder) => throw new NotImplementedException();
}
