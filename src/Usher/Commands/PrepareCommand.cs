using System.CommandLine;
using Spectre.Console;
using Usher.CommandLine;
using Usher.Datasets.MovieLens;
using Usher.Rendering;

namespace Usher.Commands;

/// <summary>usher prepare movielens: a MovieLens download to files in Personalize's form.</summary>
internal static class PrepareCommand
{
    public static Command Create(CommandContext context)
    {
        var folder = new Argument<string>("DIR") { Description = "An unpacked MovieLens 100K, 1M, 10M or latest-small." };
        var interactions = new Option<string>("--out", "-o") { Description = "The interactions file to write.", HelpName = "FILE", Required = true };
        var items = new Option<string?>("--items") { Description = "Also writes the films: title, year, genres.", HelpName = "FILE" };
        var users = new Option<string?>("--users") { Description = "Also writes the users: age, gender, occupation.", HelpName = "FILE" };
        var minRating = Values.OptionalNumber("--min-rating", "Keeps only ratings from this value on.", 0.5, 5.0);
        var eventValue = new Option<bool>("--event-value") { Description = "Writes the rating as EVENT_VALUE." };

        var movieLens = new UsherCommand(
            "movielens",
            $"Turns the ratings of MovieLens into an interactions CSV. MovieLens can be had from {MovieLensFolder.Source}",
            "usher prepare movielens ml-100k --out interactions.csv --items items.csv --users users.csv",
            "usher prepare movielens ml-1m --out liked.csv --min-rating 4")
        {
            folder, interactions, items, users, minRating, eventValue,
        };
        movieLens.SetAction((parsed, cancellationToken) => Task.FromResult(Prepare(
            context,
            MovieLensFolder.Open(parsed.GetRequiredValue(folder)),
            new(parsed.GetRequiredValue(interactions), parsed.GetValue(items), parsed.GetValue(users)),
            new() { MinRating = parsed.GetValue(minRating), EventValue = parsed.GetValue(eventValue) },
            cancellationToken)));

        return new UsherCommand("prepare", "Turns a known data set into files in Personalize's form.") { movieLens };
    }

    private static int Prepare(CommandContext context, MovieLensFolder source, OutputFiles files, MovieLensInteractionsOptions options, CancellationToken cancellationToken)
    {
        files.Check();
        var screen = context.Terminal.Screen;

        // Users first: not every MovieLens has them, and then nothing should have been written.
        if (files.Users is { } users)
            screen.WriteLine($"{users}: {Counts.Of(source.WriteUsers(users, cancellationToken), "user")}");
        if (files.Items is { } items)
            screen.WriteLine($"{items}: {Counts.Of(source.WriteItems(items, cancellationToken), "item")}");

        var written = source.WriteInteractions(files.Interactions, options, cancellationToken);
        screen.WriteLine(
            $"{files.Interactions}: {Counts.Of(written.Rows, "interaction")} of {Counts.Of(written.Users, "user")} with {Counts.Of(written.Items, "item")}"
            + (written.LeftOut > 0 ? $"; {Counts.Of(written.LeftOut, "lower rating")} left out" : ""));
        return ExitCodes.Success;
    }

    private sealed record OutputFiles(string Interactions, string? Items, string? Users)
    {
        public void Check()
        {
            string[] given = [.. new[] { Interactions, Items, Users }.OfType<string>()];
            if (given.Select(Path.GetFullPath).Distinct().Count() < given.Length)
                throw new UsageException("--out, --items and --users name the same file; give each its own.");
        }
    }
}
