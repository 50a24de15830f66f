namespace Usher.Datasets.Schemas;

/// <summary>Avro's primitive types, as far as a schema may use them.</summary>
public enum FieldType
{
    String,
    Int,
    Long,
    Float,
    Double,
    Boolean,
}
