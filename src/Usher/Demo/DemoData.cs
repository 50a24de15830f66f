using Usher.Datasets.Generated;
using Usher.Datasets.MovieLens;

namespace Usher.Demo;

/// <summary>Where the demo takes its films and viewers from.</summary>
internal abstract class DemoData
{
    /// <summary>What it is, for a person.</summary>
    public abstract string Name { get; }

    /// <summary>Users to show when none were asked for; empty leaves the choice to whoever has read the data.</summary>
    public virtual IReadOnlyList<string> Users => [];

    /// <summary>Whether it is what the tutorial of <see cref="PastTutorial"/> had.</summary>
    public virtual bool IsOfPastTutorial => false;

    /// <summary>The schema of the users file.</summary>
    public abstract string UsersSchema { get; }

    /// <summary>What to know about it before looking at the outcome; null when there is nothing.</summary>
    public virtual string? Notice => null;

    /// <summary>Opens a MovieLens folder, or makes a world where there is none.</summary>
    public static DemoData Of(string? movieLensFolder) => movieLensFolder is null ? new Generated() : new MovieLens(MovieLensFolder.Open(movieLensFolder));

    /// <summary>Writes files in Personalize's form.</summary>
    /// <returns>The users file, or null where nothing is known of the users.</returns>
    public abstract string? Write(string interactions, string items, string users, CancellationToken cancellationToken);

    private sealed class MovieLens(MovieLensFolder folder) : DemoData
    {
        public override string Name => folder.Name;

        public override bool IsOfPastTutorial => folder.Name.Contains("100K", StringComparison.Ordinal);

        public override IReadOnlyList<string> Users => IsOfPastTutorial ? PastTutorial.Users : [];

        public override string UsersSchema => MovieLensSchemas.Users;

        public override string? Write(string interactions, string items, string users, CancellationToken cancellationToken)
        {
            folder.WriteInteractions(interactions, cancellationToken: cancellationToken);
            folder.WriteItems(items, cancellationToken);
            if (!folder.HasUsers)
                return null;

            folder.WriteUsers(users, cancellationToken);
            return users;
        }
    }

    private sealed class Generated : DemoData
    {
        public override string Name => "an invented film catalogue";

        public override string UsersSchema => GeneratedCatalogue.UsersSchema;

        public override string Notice =>
            "These films and viewers are invented. For real ones, get MovieLens from " + MovieLensFolder.Source + Environment.NewLine
            + "and run: usher demo --movielens DIR";

        public override string Write(string interactions, string items, string users, CancellationToken cancellationToken)
        {
            var world = GeneratedCatalogue.Create();
            world.WriteInteractions(interactions);
            world.WriteItems(items);
            world.WriteUsers(users);
            return users;
        }
    }
}
