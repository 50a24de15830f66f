namespace Usher.LocalTraining;

/// <summary>Which files to learn from, and how strict to be with them.</summary>
internal sealed record DatasetRequest(
    string Interactions,
    string? Items = null,
    string? Users = null,
    string? InteractionsSchema = null,
    string? ItemsSchema = null,
    string? UsersSchema = null,
    string? EventType = null,
    bool IsStrict = false,
    bool LiftQuotas = false);
