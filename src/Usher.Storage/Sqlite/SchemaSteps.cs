using System.Globalization;

namespace Usher.Storage.Sqlite;

/// <summary>Brings the tables of a file up to date, step by step.</summary>
internal static class SchemaSteps
{
    /// <summary>Runs the steps that have not been run.</summary>
    /// <param name="session">To the file.</param>
    /// <param name="name">What it is, for the message.</param>
    /// <param name="steps">From each version to the next. A step that was released is never changed; a new one is added.</param>
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
