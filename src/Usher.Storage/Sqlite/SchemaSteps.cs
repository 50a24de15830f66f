using System.Globalization;

namespace Usher.Storage.Sqlite;

/// <summary>Migrates the tables of a file, step by step.</summary>
internal static class SchemaSteps
{
    /// <summary>Runs the missing steps.</summary>
    /// <param name="session">A session of the file.</param>
    /// <param name="name">What the file is, for the message.</param>
    /// <param name="steps">The SQL from each version to the next. Released steps are never changed; new ones are added.</param>
    /// <exception cref="InvalidDataException">The file is of a later version of the program.</exception>
    public static void Apply(Session session, string name, IReadOnlyList<string> steps)
    {
        var version = Convert.ToInt32(session.Scalar("PRAGMA user_version"), CultureInfo.InvariantCulture);
        if (version > steps.Count)
            throw new InvalidDataException($"The {name} has version {version}; this program knows up to {steps.Count}. Use the later one that wrote it, or restore the backup that was made before the upgrade.");

        for (; version < steps.Count; version++)
            session.Script($"BEGIN; {steps[version]} PRAGMA user_version = {version + 1}; COMMIT;");
    }
}
