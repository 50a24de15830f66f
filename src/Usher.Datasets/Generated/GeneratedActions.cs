using Usher.Datasets.CsvFiles;
using Usher.Ranking.Actions;
using Usher.Ranking.Histories;

namespace Usher.Datasets.Generated;

/// <summary>Invented users of a shop, what they did with its items, and which actions they took when they were shown them, with the probability of each.</summary>
/// <remarks>
/// A user is shown an action at most once, so that what happens then has one probability: 1 / (1 + e^-z), where z is a number of the action, plus how much the user's taste leans to the action's
/// category, plus what the user's membership adds for the action. Half of those who are shown an action are recorded with Viewed first, and decide within three days.
/// </remarks>
public sealed class GeneratedActions
{
    /// <summary>The Avro schema of the file that <see cref="WriteInteractions"/> writes.</summary>
    public const string InteractionsSchema =
        """{"type":"record","name":"Interactions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},{"name":"TIMESTAMP","type":"long"}],"version":"1.0"}""";

    /// <summary>The Avro schema of the file that <see cref="WriteItems"/> writes.</summary>
    public const string ItemsSchema =
        """{"type":"record","name":"Items","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"ITEM_ID","type":"string"},{"name":"CATEGORY","type":"string","categorical":true}],"version":"1.0"}""";

    /// <summary>The Avro schema of the file that <see cref="WriteUsers"/> writes.</summary>
    public const string UsersSchema =
        """{"type":"record","name":"Users","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"MEMBERSHIP","type":"string","categorical":true}],"version":"1.0"}""";

    /// <summary>The Avro schema of the file that <see cref="WriteActions"/> writes.</summary>
    public const string ActionsSchema =
        """{"type":"record","name":"Actions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"ACTION_ID","type":"string"},{"name":"VALUE","type":["null","long"]},{"name":"REPEAT_FREQUENCY","type":["null","long"]},{"name":"ACTION_EXPIRATION_TIMESTAMP","type":["null","long"]}],"version":"1.0"}""";

    /// <summary>The Avro schema of the file that <see cref="WriteActionInteractions"/> writes.</summary>
    public const string ActionInteractionsSchema =
        """{"type":"record","name":"ActionInteractions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"ACTION_ID","type":"string"},{"name":"EVENT_TYPE","type":"string"},{"name":"TIMESTAMP","type":"long"}],"version":"1.0"}""";

    private const long End = 1_760_000_000;
    private const int Day = 86_400;
    private const double HistoryDays = 90;
    private const double ShownDays = 40;
    private const double DelayDays = 3;
    private const double ShareShown = 0.7;
    private const double ShareViewedFirst = 0.5;

    private static readonly string[] CategoryNames = ["Books", "Garden", "Games", "Kitchen"];
    private static readonly string[] Memberships = ["Free", "Basic", "Gold"];
    private static readonly string[] WordsOfTypes = ["Taken", "Not Taken", "Viewed"];

    private readonly int[] _categories;
    private readonly int[] _members;
    private readonly double[,] _propensities;

    private GeneratedActions(int[] categories, int[] members, double[,] propensities, GeneratedInteraction[] interactions, GeneratedActionEvent[] events) =>
        (_categories, _members, _propensities, Interactions, Events) = (categories, members, propensities, interactions, events);

    /// <summary>How many users there are; the one at index 0 has the id "u0".</summary>
    public int UserCount => _members.Length;

    /// <summary>How many items there are; the one at index 0 has the id "i0".</summary>
    public int ItemCount => _categories.Length;

    /// <summary>How many actions there are; the one at index 0 has the id "a0".</summary>
    public int ActionCount => _propensities.GetLength(1);

    /// <summary>What users did with items, user by user, oldest first.</summary>
    public IReadOnlyList<GeneratedInteraction> Interactions { get; }

    /// <summary>What users did with actions, user by user, oldest first.</summary>
    public IReadOnlyList<GeneratedActionEvent> Events { get; }

    /// <summary>The probability that a user who is shown an action takes it.</summary>
    public double PropensityOf(int user, int action) => _propensities[user, action];

    /// <summary>Makes users, items and actions. The default ones take some tenths of a second.</summary>
    /// <param name="options">Seed and sizes; the defaults where null.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is out of its range.</exception>
    public static GeneratedActions Create(GeneratedActionsOptions? options = null)
    {
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Users, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Items, CategoryNames.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Actions, 1);
        var random = new Random(options.Seed);
        int[] categories = [.. Enumerable.Range(0, options.Items).Select(item => item % CategoryNames.Length)];
        int[] members = [.. Enumerable.Range(0, options.Users).Select(_ => random.Next(Memberships.Length))];
        var ofAction = Enumerable.Range(0, options.Actions).Select(action => (
            Base: -1.2 + (0.8 * random.NextNormal()),
            Category: action % CategoryNames.Length,
            Pull: 3 + random.NextDouble(),
            Member: Memberships.Select(_ => 0.7 * random.NextNormal()).ToArray())).ToArray();
        var (interactions, events, propensities) = (new List<GeneratedInteraction>(), new List<GeneratedActionEvent>(), new double[options.Users, options.Actions]);
        for (var user = 0; user < options.Users; user++)
        {
            var taste = TasteOf(random);
            interactions.AddRange(HistoryOf(random, user, taste, options.Items));
            for (var action = 0; action < options.Actions; action++)
            {
                var its = ofAction[action];
                propensities[user, action] = 1 / (1 + Math.Exp(-(its.Base + (its.Pull * (taste[its.Category] - 0.25)) + its.Member[members[user]])));
            }

            events.AddRange(Shown(random, user, propensities, options));
        }

        return new(categories, members, propensities, [.. interactions], [.. events]);
    }

    /// <summary>The same as the arrays that recipes read, without files in between.</summary>
    public TrainingSet ToTrainingSet()
    {
        var offsets = new long[UserCount + 1];
        foreach (var interaction in Interactions)
            offsets[interaction.User + 1]++;
        for (var user = 0; user < UserCount; user++)
            offsets[user + 1] += offsets[user];
        return new()
        {
            UserIds = new(Enumerable.Range(0, UserCount).Select(user => $"u{user}")),
            ItemIds = new(Enumerable.Range(0, ItemCount).Select(item => $"i{item}")),
            Offsets = offsets,
            Items = [.. Interactions.Select(interaction => interaction.Item)],
            Times = [.. Interactions.Select(interaction => interaction.Timestamp)],
            ItemFields = [new() { Name = "CATEGORY", Labels = CategoryNames, Offsets = [.. Enumerable.Range(0, ItemCount + 1)], Categories = _categories }],
            UserFields = [new() { Name = "MEMBERSHIP", Labels = Memberships, Offsets = [.. Enumerable.Range(0, UserCount + 1)], Categories = _members }],
        };
    }

    /// <summary>The actions and the interactions with them, likewise.</summary>
    public ActionSet ToActionSet()
    {
        var offsets = new long[UserCount + 1];
        foreach (var one in Events)
            offsets[one.User + 1]++;
        for (var user = 0; user < UserCount; user++)
            offsets[user + 1] += offsets[user];
        return new()
        {
            ActionIds = new(Enumerable.Range(0, ActionCount).Select(action => $"a{action}")),
            UserIds = new(Enumerable.Range(0, UserCount).Select(user => $"u{user}")),
            Offsets = offsets,
            Actions = [.. Events.Select(one => one.Action)],
            Types = [.. Events.Select(one => (sbyte)one.Type)],
            Times = [.. Events.Select(one => one.Timestamp)],
        };
    }

    /// <summary>Writes USER_ID,ITEM_ID,TIMESTAMP.</summary>
    /// <param name="path">The file to write; one that exists is replaced, once the new one is whole.</param>
    public void WriteInteractions(string path)
    {
        using var file = new CsvFileWriter(path, "USER_ID,ITEM_ID,TIMESTAMP");
        foreach (var (user, item, timestamp) in Interactions)
            file.Text($"u{user}").Text($"i{item}").Number(timestamp).EndRow();
        file.Commit();
    }

    /// <summary>Writes ITEM_ID,CATEGORY.</summary>
    /// <param name="path">The file to write; one that exists is replaced, once the new one is whole.</param>
    public void WriteItems(string path)
    {
        using var file = new CsvFileWriter(path, "ITEM_ID,CATEGORY");
        foreach (var (item, category) in _categories.Index())
            file.Text($"i{item}").Text(CategoryNames[category]).EndRow();
        file.Commit();
    }

    /// <summary>Writes USER_ID,MEMBERSHIP.</summary>
    /// <param name="path">The file to write; one that exists is replaced, once the new one is whole.</param>
    public void WriteUsers(string path)
    {
        using var file = new CsvFileWriter(path, "USER_ID,MEMBERSHIP");
        foreach (var (user, member) in _members.Index())
            file.Text($"u{user}").Text(Memberships[member]).EndRow();
        file.Commit();
    }

    /// <summary>Writes ACTION_ID,VALUE,REPEAT_FREQUENCY,ACTION_EXPIRATION_TIMESTAMP, the last two without values.</summary>
    /// <param name="path">The file to write; one that exists is replaced, once the new one is whole.</param>
    public void WriteActions(string path)
    {
        using var file = new CsvFileWriter(path, "ACTION_ID,VALUE,REPEAT_FREQUENCY,ACTION_EXPIRATION_TIMESTAMP");
        for (var action = 0; action < ActionCount; action++)
            file.Text($"a{action}").Number(1 + (action % 10)).Number(null).Number(null).EndRow();
        file.Commit();
    }

    /// <summary>Writes USER_ID,ACTION_ID,EVENT_TYPE,TIMESTAMP.</summary>
    /// <param name="path">The file to write; one that exists is replaced, once the new one is whole.</param>
    public void WriteActionInteractions(string path)
    {
        using var file = new CsvFileWriter(path, "USER_ID,ACTION_ID,EVENT_TYPE,TIMESTAMP");
        foreach (var (user, action, type, timestamp) in Events)
            file.Text($"u{user}").Text($"a{action}").Text(WordsOfTypes[(int)type]).Number(timestamp).EndRow();
        file.Commit();
    }

    // Mostly one category, at times two.
    private static double[] TasteOf(Random random)
    {
        double[] weights = [.. CategoryNames.Select(_ => random.NextExponential(1) * random.NextExponential(1))];
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private static GeneratedInteraction[] HistoryOf(Random random, int user, double[] taste, int items)
    {
        var history = new GeneratedInteraction[15 + random.Next(60)];
        for (var at = 0; at < history.Length; at++)
        {
            var (category, left) = (0, random.NextDouble());
            while (category < taste.Length - 1 && (left -= taste[category]) > 0)
                category++;
            // The square prefers the first items, which are then popular.
            var count = (items - category + taste.Length - 1) / taste.Length;
            var item = ((int)(count * Math.Pow(random.NextDouble(), 2)) * taste.Length) + category;
            history[at] = new(user, item, End - (long)(random.NextDouble() * HistoryDays * Day));
        }

        Array.Sort(history, (one, other) => one.Timestamp.CompareTo(other.Timestamp));
        return history;
    }

    private static GeneratedActionEvent[] Shown(Random random, int user, double[,] propensities, GeneratedActionsOptions options)
    {
        var events = new List<GeneratedActionEvent>();
        for (var action = 0; action < options.Actions; action++)
        {
            if (!random.NextBool(ShareShown))
                continue;

            var time = End - (long)(random.NextDouble() * ShownDays * Day);
            var decided = time;
            var isTaken = random.NextBool(propensities[user, action]);
            if (random.NextBool(ShareViewedFirst) || (!isTaken && !options.RecordsRefusals))
            {
                events.Add(new(user, action, ActionEventType.Viewed, time));
                decided += 1 + (long)(random.NextDouble() * DelayDays * Day);
            }

            // What has not happened by the end is not known.
            if (decided <= End && (isTaken || options.RecordsRefusals))
                events.Add(new(user, action, isTaken ? ActionEventType.Taken : ActionEventType.NotTaken, decided));
        }

        return [.. events.OrderBy(one => one.Timestamp).ThenByDescending(one => one.Type)];
    }
}
