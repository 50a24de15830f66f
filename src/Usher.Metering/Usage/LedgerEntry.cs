using System.Text.Json.Serialization;

namespace Usher.Metering.Usage;

/// <summary>A line of the ledger: something that would have cost money, kept when the resource itself has gone. Told from others by its resource and its beginning.</summary>
/// <param name="Resource">The ARN that it is about.</param>
/// <param name="Begin">When it began, to the millisecond.</param>
/// <param name="End">When it ended; null while it lasts.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CampaignSpan), "campaign")]
[JsonDerivedType(typeof(TrainingRun), "training")]
[JsonDerivedType(typeof(ImportedData), "import")]
public abstract record LedgerEntry(string Resource, DateTimeOffset Begin, DateTimeOffset? End);

/// <summary>A campaign that was ACTIVE with one minProvisionedTPS; a change of that ends it and begins another.</summary>
/// <param name="Resource">The campaign.</param>
/// <param name="Begin">When it became ACTIVE, or was updated.</param>
/// <param name="End">When it was deleted, or updated.</param>
/// <param name="MinTps">Requests a second.</param>
/// <param name="Solution">ARN of the solution it served.</param>
public sealed record CampaignSpan(string Resource, DateTimeOffset Begin, DateTimeOffset? End, int MinTps, string Solution) : LedgerEntry(Resource, Begin, End);

/// <summary>The training of a solution version.</summary>
/// <param name="Resource">The solution version.</param>
/// <param name="Begin">When the version was made.</param>
/// <param name="End">When the training ended.</param>
/// <param name="Started">When it began to train: after a crash, anew.</param>
/// <param name="Hours">How many count: of one that failed none, of one that was stopped those until then.</param>
/// <param name="Status">Of the version: CREATE IN_PROGRESS while it trains.</param>
/// <param name="Recipe">Such as aws-hrnn; null where AutoML had not chosen yet.</param>
public sealed record TrainingRun(string Resource, DateTimeOffset Begin, DateTimeOffset? End, DateTimeOffset Started, double Hours, string Status, string? Recipe) : LedgerEntry(Resource, Begin, End);

/// <summary>What an import brought.</summary>
/// <param name="Resource">The import job.</param>
/// <param name="Begin">When it was done.</param>
/// <param name="End">The same.</param>
/// <param name="Dataset">The dataset.</param>
/// <param name="Bytes">Of the files.</param>
public sealed record ImportedData(string Resource, DateTimeOffset Begin, DateTimeOffset? End, string Dataset, long Bytes) : LedgerEntry(Resource, Begin, End);
