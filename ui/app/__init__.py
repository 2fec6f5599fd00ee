"""The Streamlit app: pages of inputs, one call and presentation."""
