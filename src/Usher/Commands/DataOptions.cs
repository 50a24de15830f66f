using System.CommandLine;
using Usher.LocalTraining;

namespace Usher.Commands;

/// <summary>The files that train and evaluate read, and how strict they are with them.</summary>
internal sealed class DataOptions
{
    private readonly Argument<string> _interactions = new("FILE") { Description = "The interactions: USER_ID, ITEM_ID, TIMESTAMP and what else the schema names. CSV, CSV in gzip or Parquet: a file, a stream such as /dev/stdin, or a folder that ends in '/'." };
    private readonly Option<string?> _items = File("--items", "Item metadata: ITEM_ID, GENRES, TITLE …");
    private readonly Option<string?> _users = File("--users", "User metadata: USER_ID, AGE, GENDER …");
    private readonly Option<string?> _schema = File("--schema", "Avro JSON schema of the interactions; without it, the header tells.");
    private readonly Option<string?> _itemsSchema = File("--items-schema", "Avro JSON schema of --items.");
    private readonly Option<string?> _usersSchema = File("--users-schema", "Avro JSON schema of --users.");
    private readonly Option<string?> _eventType = new("--event-type") { Description = "Uses only interactions of this EVENT_TYPE.", HelpName = "TYPE" };
    private readonly Option<bool> _strict = new("--strict") { Description = "Stops at files with any fault. Without it rows without their ids or their time are left out, and other bad cells count as missing." };
    // What happens without --strict, under its older name.
    private readonly Option<bool> _skipBadRows = new("--skip-bad-rows") { Hidden = true };
    private readonly Option<bool> _liftQuotas = new("--lift-quotas") { Description = "Goes on with less data than Personalize asks for (1,000 interactions, 25 users with two)." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(_interactions);
        foreach (var option in new Option[] { _items, _users, _schema, _itemsSchema, _usersSchema, _eventType, _strict, _skipBadRows, _liftQuotas })
            command.Options.Add(option);
    }

    public TrainingInput Read(ParseResult parsed) => new(
        new(
            parsed.GetRequiredValue(_interactions),
            parsed.GetValue(_items),
            parsed.GetValue(_users),
            parsed.GetValue(_schema),
            parsed.GetValue(_itemsSchema),
            parsed.GetValue(_usersSchema),
            parsed.GetValue(_strict),
            parsed.GetValue(_eventType)),
        parsed.GetValue(_liftQuotas));

    private static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };
}
