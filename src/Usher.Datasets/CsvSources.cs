namespace Usher.Datasets;

/// <summary>Data to train on, each a file (CSV, CSV in gzip, Parquet), a stream or a folder that ends in '/', and the schemas they follow.</summary>
/// <param name="Interactions">Who did something with which item, and when.</param>
/// <param name="Items">What is known of the items, if anything.</param>
/// <param name="Users">What is known of the users, if anything.</param>
/// <param name="InteractionsSchema">A file with the Avro document for the interactions; without one the header decides.</param>
/// <param name="ItemsSchema">The same for the items; without one the header and the values decide.</param>
/// <param name="UsersSchema">The same for the users.</param>
/// <param name="IsStrict">Refuse files with any fault, instead of leaving out rows without their keys and taking other bad cells as missing, with a warning.</param>
/// <param name="EventType">Use only interactions of this EVENT_TYPE; null takes all.</param>
public sealed record CsvSources(
    string Interactions,
    string? Items = null,
    string? Users = null,
    string? InteractionsSchema = null,
    string? ItemsSchema = null,
    string? UsersSchema = null,
    bool IsStrict = false,
    string? EventType = null);
