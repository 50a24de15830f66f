using System.Text.Json.Serialization;

namespace Usher.Ranking.Jobs;

/// <summary>One line of a trainer's standard output, as JSON; "type" tells which.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ProgressMessage), "progress")]
[JsonDerivedType(typeof(CandidateMessage), "candidate")]
[JsonDerivedType(typeof(DoneMessage), "done")]
[JsonDerivedType(typeof(FailedMessage), "failed")]
public abstract record TrainerMessage;
